import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { must } from '../../../base/assert';
import { RECOVERING } from '../../../protocols/common/chart';
import type { ProtocolRole } from '../../../protocols/protocol';
import { useInspectorSession } from '../../../session/useSession';
import { type NodeId, STANDARD, type TraceEntry } from '../../../sim/types';
import { nodeOf, roleIdOf, setupsOf } from '../../../sim/world';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Segmented } from '../../../ui/Segmented';
import { lastReaction, lastReactionAnywhere } from '../history';
import { Section } from '../Section';
import { type Moment, useMoment } from '../useMoment';
import { useTexts } from '../useTexts';
import { type ChartGraph, type ChartTransition, graphOf, transitionTaken } from './graph';
import { layoutChart } from './layout';
import { Pseudocode } from './Pseudocode';
import { Statechart, type StatechartProps } from './Statechart';
import styles from './StatechartPanel.module.css';
import { TransitionTable } from './TransitionTable';

interface Subject {
  readonly node: NodeId;
  readonly roleId: string;
  readonly role: ProtocolRole;
  /** Name of the active state; `null` while the node is crashed. */
  readonly active: string | null;
  readonly last: TraceEntry | null;
}

/** Whose chart is shown: the selected node's, else that of the node that reacted last. */
function useSubject(moment: Moment): Subject | null {
  const selection = useInspectorSession((session) => session.selection);
  const { protocol, setting, trace, position, world } = moment;
  const chosen = selection?.kind === 'node' ? selection.node : lastReactionAnywhere(trace, position)?.node;
  const node = chosen ?? setting.cast.nodes[0]?.id;
  if (node === undefined) return null;
  const last = lastReaction(trace, position, node);
  const tx = last?.tx ?? setupsOf(setting, node)[0]?.tx;
  const roleId = tx === undefined ? null : roleIdOf(setting, tx, node);
  const role = roleId === null ? undefined : protocol.roles[roleId];
  if (tx === undefined || roleId === null || !role) return null;
  return { node, roleId, role, last, active: nodeOf(world, node).instances[tx]?.value ?? null };
}

/** The statechart of a role, drawn from the machine that runs, and its pseudocode; both lit in step with the run. */
export function StatechartPanel() {
  const subject = useSubject(useMoment());
  const texts = useTexts();
  const { setting } = useMoment();
  if (!subject) return <p className={styles.panel}>{texts.own('chart.none')}</p>;
  const { variant } = setting.config;
  const role = texts.protocol(`role.${subject.roleId}`);
  const note = variant === STANDARD ? role : `${role} · ${texts.protocol(`variant.${variant}`)}`;
  return (
    <div className={styles.panel}>
      <Chart key={subject.roleId} subject={subject} />
      <Section title={texts.own('chart.pseudocode')} note={note}>
        <Pseudocode
          lines={subject.role.pseudocode}
          roleId={subject.roleId}
          rule={subject.last?.rule ?? null}
        />
      </Section>
    </div>
  );
}

function Chart({ subject }: { readonly subject: Subject }) {
  const texts = useTexts();
  const { role, last, active } = subject;
  const whole = useMemo(() => graphOf(role.machine), [role]);
  const taken = transitionTaken(
    whole,
    last?.rule ?? null,
    last?.before?.value ?? null,
    last?.after?.value ?? null,
  );
  // A restart passes through `recovering` at once, so it is drawn only when that is what happened.
  const [wantsRecovery, setWantsRecovery] = useState(false);
  const isRecovery = wantsRecovery || taken?.source === RECOVERING || active === RECOVERING;
  const graph = useMemo(() => (isRecovery ? whole : withoutState(whole, RECOVERING)), [whole, isRecovery]);
  const layout = useMemo(
    () => layoutChart(graph, { state: ({ name }) => texts.state(name), transition: labelOf }),
    [graph, texts.state],
  );
  const [open, setOpen] = useState(false);
  const title = `${subject.node} · ${texts.protocol(`role.${subject.roleId}`)}`;
  const picture = {
    layout,
    active,
    taken,
    kinds: role.states,
    label: active
      ? texts.own('chart.label', { name: title, state: texts.state(active) })
      : texts.own('chart.labelDown', { name: title }),
  };
  return (
    <Section title={title} note={active === null ? texts.own('chart.down') : null}>
      <Frame {...picture} />
      <div className={styles.controls}>
        <Button onClick={() => setOpen(true)}>{texts.own('chart.enlarge')}</Button>
        {whole.states.some(({ name }) => name === RECOVERING) && (
          <Button aria-pressed={isRecovery} onClick={() => setWantsRecovery(!wantsRecovery)}>
            {texts.own('chart.recovery')}
          </Button>
        )}
      </div>
      <details className={styles.table}>
        <summary>{texts.own('chart.table', { count: whole.transitions.length })}</summary>
        <TransitionTable transitions={whole.transitions} taken={taken} />
      </details>
      <Dialog open={open} onClose={() => setOpen(false)} title={title} closeLabel={texts.any('ui:close')}>
        <Frame {...picture} tall />
      </Dialog>
    </Section>
  );
}

type Zoom = 'fit' | 'full';

/** A chart in a box that it is fitted to, or that scrolls with the active state in view. */
function Frame({ tall = false, ...picture }: Omit<StatechartProps, 'scale'> & { readonly tall?: boolean }) {
  const texts = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const isMeasured = width > 0;
  const fitting = Math.min(1, width / picture.layout.width);
  // Below this, labels would be too small to read: begin at full size instead.
  const [wanted, setWanted] = useState<Zoom | null>(null);
  const zoom = wanted ?? (fitting > 0.92 ? 'fit' : 'full');
  const scale = zoom === 'fit' ? fitting : 1;
  useEffect(() => {
    const placed = picture.layout.states.find(
      ({ state }) => state.name === (picture.active ?? picture.taken?.target),
    );
    const element = box.current;
    if (!placed || !element || !isMeasured) return;
    element.scrollLeft = (placed.x + placed.width / 2) * scale - element.clientWidth / 2;
    element.scrollTop = (placed.y + placed.height / 2) * scale - element.clientHeight / 2;
  }, [picture.layout, picture.active, picture.taken, scale, isMeasured]);
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls */}
      <div
        role="group"
        ref={box}
        className={tall ? styles.tall : styles.frame}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
        tabIndex={0}
        aria-label={picture.label}
      >
        {isMeasured && <Statechart {...picture} scale={scale} />}
      </div>
      {fitting < 1 && (
        <Segmented
          className={styles.zoom}
          label={texts.own('chart.zoom')}
          value={zoom}
          options={[
            { value: 'fit', label: texts.own('chart.fit') },
            { value: 'full', label: '100 %' },
          ]}
          onChange={setWanted}
        />
      )}
    </>
  );
}

function useWidth(box: RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = must(box.current);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return width;
}

function withoutState(graph: ChartGraph, name: string): ChartGraph {
  return {
    ...graph,
    states: graph.states.filter((state) => state.name !== name),
    edges: graph.edges.filter(({ source, target }) => source !== name && target !== name),
  };
}

/** `◔ votes C6`: what triggers it, and the row of the table without the protocol's prefix. */
function labelOf({ kind, trigger, rule }: ChartTransition): string {
  const event = kind === 'timer' ? `◔ ${trigger}` : trigger;
  return rule === null ? event : `${event} ${rule.slice(rule.lastIndexOf('-') + 1)}`;
}
