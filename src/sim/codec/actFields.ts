/** How version 1 of the link writes acts and moves. Codes are append-only: a kind keeps its position for ever. */

import { OutOfBits } from '../../base/bits';
import type { Act, ActKind, Interruption, MessageRef, MomentPattern, Move } from '../types';
import {
  type Eye,
  type Field,
  list,
  maybe,
  members,
  node,
  oneOf,
  orNull,
  type Pen,
  signed,
  whole,
  word,
} from './fields';
import { limits } from './limits';

type Body<K extends ActKind> = Act extends infer A
  ? A extends { readonly kind: infer Kinds }
    ? K extends Kinds
      ? Omit<A, 'kind'>
      : never
    : never
  : never;

const nodes = list(node, limits.nodes);
const message = members<MessageRef>({ type: word, from: node, to: node, nth: maybe(whole), tx: maybe(word) });
const crashAfter = maybe(members<Interruption>({ effects: whole, sent: maybe(nodes), keep: maybe(whole) }));
const tx = maybe(word);
const groups = list(nodes, limits.nodes);

const ofTransaction = members<Body<'begin'>>({ tx: word, crashAfter });
const reactingMessage = members<Body<'deliver'>>({ message, crashAfter });
const reactingNode = members<Body<'veto'>>({ node, tx, crashAfter });
const onlyNode = members<Body<'pause'>>({ node });

const bodies: { readonly [K in ActKind]: Field<Body<K>> } = {
  deliver: reactingMessage,
  drop: members<Body<'drop'>>({ message }),
  crash: members<Body<'crash'>>({ node, keep: maybe(whole), sent: maybe(nodes) }),
  recover: members<Body<'recover'>>({ node, crashAfter }),
  duplicate: reactingMessage,
  delay: members<Body<'delay'>>({ message, by: orNull(signed) }),
  timeout: members<Body<'timeout'>>({ node, timer: word, tx, crashAfter }),
  cut: members<Body<'cut'>>({ groups }),
  heal: members<Body<'heal'>>({ groups }),
  pause: onlyNode,
  resume: onlyNode,
  begin: ofTransaction,
  cancel: ofTransaction,
  veto: reactingNode,
  heuristic: members<Body<'heuristic'>>({
    node,
    tx,
    decision: oneOf<'commit' | 'abort'>(['commit', 'abort']),
    crashAfter,
  }),
  forget: reactingNode,
  grant: reactingNode,
  lose: members<Body<'lose'>>({ message }),
};

/** APPEND ONLY. The first eight cost four bits, the others eight. */
const kinds: readonly ActKind[] = [
  'deliver',
  'drop',
  'crash',
  'recover',
  'duplicate',
  'delay',
  'timeout',
  'cut',
  'heal',
  'pause',
  'resume',
  'begin',
  'cancel',
  'veto',
  'heuristic',
  'forget',
  'grant',
  'lose',
];

const kind = oneOf(kinds);

const act: Field<Act> = {
  write(pen, value) {
    kind.write(pen, value.kind);
    (bodies[value.kind] as Field<Act>).write(pen, value);
  },
  read(eye) {
    const found = kind.read(eye);
    return { kind: found, ...(bodies[found] as Field<object>).read(eye) } as Act;
  },
};

const moment = members<MomentPattern>({ node, milestone: word, tx });
const after = maybe(whole);

/** How a move says when it happens. The step is written as the distance from the step before it. */
const forms = ['later', 'when', 'earlier'] as const;

export function writeMoves(pen: Pen, moves: readonly Move[]): void {
  pen.bits.number(moves.length);
  let step = 0;
  for (const move of moves) {
    if ('when' in move) {
      pen.bits.choice(forms.indexOf('when'), 4);
      moment.write(pen, move.when);
      after.write(pen, move.after);
    } else {
      const earlier = move.afterStep < step;
      pen.bits.choice(forms.indexOf(earlier ? 'earlier' : 'later'), 4);
      pen.bits.number(Math.abs(move.afterStep - step));
      step = move.afterStep;
    }
    act.write(pen, move.act);
  }
}

/** The moves as far as they can be read. `total`: how many the link says it holds. */
export function readMoves(eye: Eye): { readonly moves: readonly Move[]; readonly total: number } {
  const total = eye.bits.number(limits.moves);
  const moves: Move[] = [];
  let step = 0;
  try {
    while (moves.length < total) {
      const form = forms[eye.bits.choice(4)];
      if (form === undefined) break;
      if (form === 'when') {
        const when = moment.read(eye);
        const ticks = after.read(eye);
        moves.push({ when, ...(ticks === undefined ? {} : { after: ticks }), act: act.read(eye) });
      } else {
        step += (form === 'later' ? 1 : -1) * eye.bits.number(limits.steps);
        moves.push({ afterStep: step, act: act.read(eye) });
      }
    }
  } catch (error) {
    if (!(error instanceof OutOfBits)) throw error;
  }
  return { moves, total };
}
