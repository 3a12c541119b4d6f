/** Why an act is impossible now, in words: a key of the `refusal` strings and what fills it. */

import { isOvertaking } from './calm';
import { linksAcross } from './faults';
import type { Setting } from './model';
import { doingsOf, grantable, isReacting, messageActedOn, nodeActedOn, type ReactingAct } from './subject';
import { mayFire } from './timing';
import type { Act, NodeId, Refusal, World } from './types';
import { isCut, nodeOf, roleOf, transactionOf } from './world';

function no(key: string, values: Refusal['values'] = {}): Refusal {
  return { key, values };
}

/** `null` when the act is possible in this world, else why it is not. Never throws, whatever the act names. */
export function refusal(setting: Setting, world: World, act: Act): Refusal | null {
  return (
    unknownName(setting, act) ??
    missingMessage(world, act) ??
    forbidden(setting, world, act) ??
    inert(setting, world, act)
  );
}

function unknownName(setting: Setting, act: Act): Refusal | null {
  const unknown = (id: NodeId): Refusal | null =>
    setting.cast.nodes.some((node) => node.id === id) ? null : no('unknown-node', { node: id });
  if ('tx' in act && act.tx !== undefined && !transactionOf(setting, act.tx))
    return no('unknown-tx', { tx: act.tx });
  if ('message' in act) return unknown(act.message.from) ?? unknown(act.message.to);
  if ('node' in act) return unknown(act.node);
  if (act.kind !== 'cut' && act.kind !== 'heal') return null;
  for (const id of act.groups.flat()) {
    const wrong = unknown(id);
    if (wrong) return wrong;
  }
  return linksAcross(act.groups).length === 0 ? no('no-links') : null;
}

function missingMessage(world: World, act: Act): Refusal | null {
  if (!('message' in act) || messageActedOn(world, act)) return null;
  const { type, from, to } = act.message;
  return no('no-such-message', { type, from, to });
}

function forbidden(setting: Setting, world: World, act: Act): Refusal | null {
  const { timing, network } = setting.config;
  switch (act.kind) {
    case 'drop':
      if (timing === 'synchronous') return no('synchronous-loss');
      return network === 'set' ? no('set-network') : null;
    case 'duplicate':
      if (network === 'set') return no('set-network');
      return overtaking(setting, world, act) ?? alive(world, act.message.to);
    case 'deliver':
      return overtaking(setting, world, act) ?? alive(world, act.message.to);
    case 'lose':
      return nodeOf(world, act.message.to).status === 'crashed'
        ? null
        : no('not-crashed', { node: act.message.to });
    case 'crash':
      return crashing(world, act);
    case 'recover':
      return nodeOf(world, act.node).status === 'crashed' ? null : no('not-crashed', { node: act.node });
    case 'pause':
      return alive(world, act.node);
    case 'resume':
      return nodeOf(world, act.node).status === 'paused' ? null : no('not-paused', { node: act.node });
    case 'cut':
      return linksAcross(act.groups).every(([a, b]) => isCut(world, a, b)) ? no('already-cut') : null;
    case 'heal':
      return linksAcross(act.groups).some(([a, b]) => isCut(world, a, b)) ? null : no('not-cut');
    case 'delay':
      return null;
    default:
      return commanded(setting, world, act);
  }
}

function overtaking(setting: Setting, world: World, act: Act): Refusal | null {
  const message = messageActedOn(world, act);
  return message && isOvertaking(setting, world, message) ? no('fifo-order', { type: message.type }) : null;
}

function alive(world: World, id: NodeId): Refusal | null {
  const { status } = nodeOf(world, id);
  return status === 'up' ? null : no(`node-${status}`, { node: id });
}

function crashing(world: World, act: Extract<Act, { kind: 'crash' }>): Refusal | null {
  const node = nodeOf(world, act.node);
  if (node.status === 'crashed') return no('node-crashed', { node: act.node });
  const tail = node.log.length - node.durable;
  const keep = act.keep ?? 0;
  return keep < 0 || keep > tail ? no('keep-too-many', { node: act.node, tail: String(tail) }) : null;
}

type CommandingAct = Exclude<ReactingAct, { kind: 'deliver' | 'duplicate' | 'recover' }>;

function commanded(setting: Setting, world: World, act: CommandingAct): Refusal | null {
  const id = nodeActedOn(setting, act);
  if (id === null) return no('unknown-node', { node: '' });
  const down = alive(world, id);
  if (down) return down;
  if (act.kind === 'begin' && world.begun.includes(act.tx)) return no('already-begun', { tx: act.tx });
  if (act.kind === 'grant') {
    const next = grantable(setting, nodeOf(world, id), id);
    return next === null || (act.tx ?? next) !== next ? no('nothing-to-grant', { node: id }) : null;
  }
  if (act.kind === 'timeout') return firing(setting, world, act);
  if ('tx' in act && act.tx !== undefined && !roleOf(setting, act.tx, id))
    return no('no-part', { node: id, tx: act.tx });
  return null;
}

function firing(setting: Setting, world: World, act: Extract<Act, { kind: 'timeout' }>): Refusal | null {
  const timers = nodeOf(world, act.node).timers.filter(
    (timer) => timer.name === act.timer && (act.tx === undefined || timer.tx === act.tx),
  );
  if (timers.length === 0) return no('no-timer', { node: act.node, timer: act.timer });
  if (timers.some((timer) => mayFire(setting, world, act.node, timer))) return null;
  return no('synchronous-timeout', { node: act.node });
}

/** A command that the chart ignores is impossible; a message that it ignores is merely discarded. */
function inert(setting: Setting, world: World, act: Act): Refusal | null {
  if (!isReacting(act)) return null;
  const doings = doingsOf(setting, world, act);
  const id = nodeActedOn(setting, act) ?? '';
  const isCommand = act.kind !== 'deliver' && act.kind !== 'duplicate' && act.kind !== 'recover';
  if (isCommand && doings.every((doing) => doing.reaction.discarded))
    return no(`${act.kind}-too-late`, { node: id });
  const planned = doings.reduce((sum, doing) => sum + doing.reaction.effects.length, 0);
  const cut = act.crashAfter?.effects ?? 0;
  return cut < 0 || cut > planned
    ? no('interruption-too-late', { node: id, planned: String(planned) })
    : null;
}
