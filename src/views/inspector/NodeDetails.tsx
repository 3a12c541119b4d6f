import { useMemo } from 'react';
import type { ProtocolRole } from '../../protocols/protocol';
import { lockHolder } from '../../sim/ledger';
import type { MachineState, NodeId, NodeState, TxId } from '../../sim/types';
import { nodeOf, recordsOf, roleIdOf, setupsOf } from '../../sim/world';
import { Chip, type ChipTone } from '../../ui/Chip';
import { ActionsOn } from './ActionsOn';
import { Facts } from './Facts';
import { forcedFlags } from './history';
import { LogRows } from './LogRows';
import styles from './NodeDetails.module.css';
import { Section } from './Section';
import { TimerRows } from './TimerRows';
import { useMoment } from './useMoment';
import { useTexts } from './useTexts';
import { WaitingReason } from './WaitingReason';

const KINDS: Readonly<Record<string, { tone: ChipTone; glyph: string }>> = {
  idle: { tone: 'plain', glyph: '–' },
  working: { tone: 'plain', glyph: '…' },
  'in-doubt': { tone: 'prepared', glyph: '?' },
  precommitted: { tone: 'precommitted', glyph: '◐' },
  committed: { tone: 'committed', glyph: '✓' },
  aborted: { tone: 'aborted', glyph: '✕' },
  ended: { tone: 'plain', glyph: '■' },
};

/** Everything about one node: state, log, memory, locks, timers, why it waits, and what can be done to it. */
export function NodeDetails({ id }: { readonly id: NodeId }) {
  const { protocol, setting, trace, position, world } = useMoment();
  const texts = useTexts();
  const node = nodeOf(world, id);
  const flags = useMemo(() => forcedFlags(setting, trace, position, id), [setting, trace, position, id]);
  const isMany = setting.cast.transactions.length > 1;
  const rows = node.log.map((record, index) => ({
    record,
    forced: flags[index] ?? null,
    durable: index < node.durable,
  }));
  const instances = setupsOf(setting, id).flatMap(({ tx }) => {
    const state = node.instances[tx];
    const role = protocol.roles[roleIdOf(setting, tx, id) ?? ''];
    return state && role ? [{ tx, state, role, roleId: roleIdOf(setting, tx, id) ?? '' }] : [];
  });
  const pending = node.log.length - node.durable;
  return (
    <>
      <div className={styles.states}>
        {node.status !== 'up' && (
          <Chip tone="crashed" glyph={node.status === 'crashed' ? '✕' : '❚❚'}>
            {texts.own(`status.${node.status}`)}
          </Chip>
        )}
        {instances.map(({ tx, state, role }) => (
          <StateChip
            key={tx}
            tx={isMany ? tx : null}
            state={state}
            kind={kindOf(role, state, recordsOf(node, tx).length > 0)}
          />
        ))}
      </div>
      {instances.map(({ tx, state, roleId, role }) => {
        const isIdle = kindOf(role, state, recordsOf(node, tx).length > 0) === 'idle';
        const note = isIdle && world.begun.includes(tx) ? texts.stateNote(roleId, state.value) : '';
        return note !== '' && <p key={tx}>{note}</p>;
      })}
      {instances.map(({ tx, state, roleId }) => {
        const rule = node.status === 'crashed' ? null : protocol.waitsBecause(roleId, state);
        return rule && <WaitingReason key={tx} node={id} tx={tx} rule={rule} />;
      })}
      <Section
        title={texts.own('log.title')}
        note={pending > 0 ? texts.own('log.atRisk', { count: pending }) : null}
      >
        <LogRows rows={rows} withTx={isMany} />
      </Section>
      <Section title={texts.own('memory.title')} note={texts.own('memory.note')}>
        {node.status === 'crashed' ? (
          <p className={styles.gone}>{texts.own('memory.gone')}</p>
        ) : (
          <Memory instances={instances} withTx={isMany} />
        )}
      </Section>
      <Locks id={id} node={node} />
      {node.timers.length > 0 && (
        <Section title={texts.own('timers.title')}>
          <TimerRows node={node} now={world.now} />
        </Section>
      )}
      <ActionsOn subject={{ kind: 'node', node: id }} />
    </>
  );
}

interface Instance {
  readonly tx: TxId;
  readonly state: MachineState;
  readonly role: ProtocolRole;
}

/** What its state means. A coordinator that has written nothing down is at no work, even if it once was before a crash. */
function kindOf(role: ProtocolRole, state: MachineState, hasRecords: boolean): string {
  const kind = role.states[state.value] ?? 'working';
  return kind === 'working' && role.mark !== 'participant' && !hasRecords ? 'idle' : kind;
}

function StateChip({
  tx,
  state,
  kind,
}: {
  readonly tx: TxId | null;
  readonly state: MachineState;
  readonly kind: string;
}) {
  const texts = useTexts();
  const look = KINDS[kind];
  return (
    <span className={styles.state}>
      {tx && <span className={styles.tx}>{tx}</span>}
      <Chip tone={look?.tone ?? 'plain'} glyph={look?.glyph}>
        {texts.own(`kind.${kind}`)}
      </Chip>
      <code className={styles.chart}>{texts.state(state.value)}</code>
    </span>
  );
}

/** What its memory holds; values that are keys of the protocol are translated, ids and counts stand as they are. */
function Memory({
  instances,
  withTx,
}: {
  readonly instances: readonly Instance[];
  readonly withTx: boolean;
}) {
  const texts = useTexts();
  const rows = instances.flatMap(({ tx, state, role }) =>
    role
      .memory(state)
      .map(({ key, value }): readonly [string, string] => [
        withTx ? `${tx} · ${texts.protocol(`memory.${key}`)}` : texts.protocol(`memory.${key}`),
        value.startsWith('value.') ? texts.protocol(value) : value,
      ]),
  );
  return rows.length === 0 ? (
    <p className={styles.gone}>{texts.own('memory.empty')}</p>
  ) : (
    <Facts rows={rows} />
  );
}

function Locks({ id, node }: { readonly id: NodeId; readonly node: NodeState }) {
  const { setting, world } = useMoment();
  const texts = useTexts();
  const held = setting.cast.accounts
    .filter((account) => account.node === id)
    .map((account) => ({ account, holder: lockHolder(world, setting.cast, account.id) }));
  if (held.length === 0) return null;
  return (
    <Section title={texts.own('locks.title')}>
      <Facts
        rows={[
          ...held.map(({ account, holder }): readonly [string, string] => [
            texts.account(account.id),
            holder === null ? texts.own('locks.free') : texts.own('locks.held', { tx: holder }),
          ]),
          [texts.own('locks.queue'), node.lockQueue.length > 0 ? node.lockQueue.join(' → ') : ''],
        ]}
      />
    </Section>
  );
}
