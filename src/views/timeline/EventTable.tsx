/** The events of the run as a table: everything the diagram shows, in words, a page at a time. */
import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { formatTime } from '../../i18n/format';
import { useTranslation } from '../../i18n/useTranslation';
import { useSession, useSessionApi } from '../../session/useSession';
import type { Message, Trace, TraceEntry } from '../../sim/types';
import { Button } from '../../ui/Button';
import { messageObject, nodeObject } from '../../ui/objectNames';
import styles from './EventTable.module.css';
import { useSentence } from './useSentence';

/** A long run stays a real table, of which one page exists at a time. */
const PAGE = 100;

export function EventTable({ trace }: { readonly trace: Trace }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const step = useSession((state) => state.position.step);
  const pages = Math.max(1, Math.ceil(trace.entries.length / PAGE));
  const [page, setPage] = useState(pageOf(step));
  const body = useRef<HTMLTableSectionElement>(null);

  // The page and the row follow the play-head, but paging by hand does not move it.
  useEffect(() => setPage(pageOf(step)), [step]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row to show is another one after a step or a page.
  useEffect(() => {
    body.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [step, page]);

  const shown = Math.min(page, pages - 1);
  const rows = trace.entries.slice(shown * PAGE, (shown + 1) * PAGE);
  return (
    <div className={styles.scroller}>
      <table className={styles.table} aria-rowcount={trace.entries.length + 1}>
        <caption className={styles.caption}>{t('timeline:caption', { steps: trace.entries.length })}</caption>
        <thead>
          <tr aria-rowindex={1}>
            {(['step', 'time', 'node', 'event', 'rule', 'messages'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`timeline:column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((entry) => (
            <Row
              key={entry.index}
              entry={entry}
              isCurrent={entry.index + 1 === step}
              text={sentence(entry)}
            />
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <nav className={styles.pager} aria-label={t('timeline:pages')}>
          <Button
            onClick={() => setPage(shown - 1)}
            reason={shown === 0 ? t('timeline:firstPage') : null}
            reasonPlace="tooltip"
          >
            {t('timeline:previousPage')}
          </Button>
          <span>{t('timeline:page', { page: shown + 1, pages })}</span>
          <Button
            onClick={() => setPage(shown + 1)}
            reason={shown === pages - 1 ? t('timeline:lastPage') : null}
            reasonPlace="tooltip"
          >
            {t('timeline:nextPage')}
          </Button>
        </nav>
      )}
    </div>
  );
}

function pageOf(step: number): number {
  return Math.floor(Math.max(0, step - 1) / PAGE);
}

interface RowProps {
  readonly entry: TraceEntry;
  readonly isCurrent: boolean;
  readonly text: string;
}

function Row({ entry, isCurrent, text }: RowProps) {
  const { t } = useTranslation();
  const api = useSessionApi();
  const seek = (): void => api.getState().seek({ step: entry.index + 1, effects: 0 });
  const handleRow = (event: MouseEvent): void => {
    if (!(event.target as Element).closest('button')) seek();
  };
  return (
    <tr aria-current={isCurrent ? 'step' : undefined} aria-rowindex={entry.index + 2} onClick={handleRow}>
      <td>
        <button
          type="button"
          className={styles.step}
          aria-label={t('timeline:goTo', { step: entry.index + 1 })}
          onClick={seek}
        >
          {entry.index + 1}
        </button>
      </td>
      <td className={styles.number}>{formatTime(entry.at)}</td>
      <td className={styles.node} data-object={entry.node === null ? undefined : nodeObject(entry.node)}>
        {entry.node ?? '–'}
      </td>
      <td>{text}</td>
      <td className={styles.code}>{entry.rule ?? '–'}</td>
      <td>
        <Messages entry={entry} />
      </td>
    </tr>
  );
}

/** What became of messages in this step: delivered, lost, sent. Each selects its message in every view. */
function Messages({ entry }: { readonly entry: TraceEntry }) {
  const { t } = useTranslation();
  const api = useSessionApi();
  const items = messagesOf(entry);
  if (items.length === 0) return '–';
  return (
    <span className={styles.messages}>
      {items.map(({ message, fate }) => (
        <button
          key={`${fate}${message.from}${message.to}${message.copy}`}
          type="button"
          className={styles.message}
          data-object={messageObject(message)}
          onClick={() => {
            const { from, to, copy } = message;
            api.getState().select({ kind: 'message', from, to, copy });
          }}
        >
          {t(`timeline:message.${fate}`, { type: message.type, from: message.from, to: message.to })}
        </button>
      ))}
    </span>
  );
}

type Fate = 'delivered' | 'sent' | 'merged' | 'lost' | 'changed';

function messagesOf({ act, message, effects, losses }: TraceEntry): { message: Message; fate: Fate }[] {
  const items: { message: Message; fate: Fate }[] = [];
  if (message && (act.kind === 'deliver' || act.kind === 'duplicate'))
    items.push({ message, fate: 'delivered' });
  if (message && act.kind === 'delay') items.push({ message, fate: 'changed' });
  for (const applied of effects)
    if (applied.message && applied.fate !== 'cut')
      items.push({ message: applied.message, fate: applied.fate === 'merged' ? 'merged' : 'sent' });
  for (const loss of losses) items.push({ message: loss.message, fate: 'lost' });
  return items;
}
