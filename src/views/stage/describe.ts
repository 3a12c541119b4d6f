/** The picture in sentences, for people who listen to it. */

import { formatTicks } from '../../i18n/format';
import { currentLanguage } from '../../i18n/i18n';
import type { Translate } from '../../i18n/useTranslation';
import type { MemoryItem } from '../../protocols/protocol';
import type { CardScene } from './cardScene';
import type { MessageScene } from './messageScene';
import type { LinkScene } from './scene';
import type { MemoryText } from './useMemoryText';

export interface Words {
  readonly t: Translate;
  readonly memory: (item: MemoryItem) => MemoryText;
  readonly timer: (name: string) => string;
}

/** "WX-L, participant. In doubt. Vote: yes. Log: PREPARED. Holds the lock on Li Lei's account. Timer decision, 3.2 s left." */
export function describeCard(card: CardScene, { t, memory, timer }: Words): string {
  const of = (key: string, values: Record<string, string> = {}): string => t(`stage:describe.${key}`, values);
  const language = currentLanguage();
  const parts = [
    of('who', { node: card.id, role: t(`stage:role.${card.mark}`) }),
    of('state', { state: t(`stage:chip.${card.state}`) }),
    ...(card.waited === null ? [] : [of('waited', { time: formatTicks(card.waited) })]),
    ...card.memory.map(memory).map(({ name, value }) => of('memory', { name, value })),
    card.log.length === 0
      ? of('logEmpty')
      : of('log', { rows: card.log.map((row) => row.type).join(of('comma')) }),
    ...card.locks.map(({ account, tx }) => of('lock', { owner: account.owner[language], tx })),
    ...card.queue.map((tx) => of('queue', { tx })),
    ...(card.timer === null
      ? []
      : [of('timer', { timer: timer(card.timer.name), left: formatTicks(card.timer.left) })]),
  ];
  return parts.join(gap());
}

export function describeMessage({ message, mode, duplicate }: MessageScene, { t }: Words): string {
  const { type, from, to } = message;
  const parts = [t('stage:describe.message', { type, from, to }), t(`stage:mode.${mode}`)];
  if (duplicate) parts.push(t('stage:describe.duplicate'));
  return parts.join(gap());
}

export function describeLink({ link: [a, b], cut }: LinkScene, { t }: Words): string {
  return t(cut ? 'stage:describe.linkCut' : 'stage:describe.link', { a, b });
}

/** Chinese sentences follow each other without a space. */
function gap(): string {
  return currentLanguage() === 'en' ? ' ' : '';
}
