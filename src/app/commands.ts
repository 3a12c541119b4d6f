/** What the shortcuts do. A command acts on the session, or opens something of the workbench; a refused one says why. */
import type { Translate } from '../i18n/useTranslation';
import type { SessionApi } from '../session/session';
import { currentBranch } from '../session/session';
import { nextBeat, previousBeat } from '../session/story/moves';
import type { Session } from '../session/types';
import { actsOnLink, actsOnMessage, actsOnNode, type OfferedAct } from '../sim/acts';
import { sameMessage } from '../sim/messages';
import { worldAt } from '../sim/position';
import { refusal } from '../sim/refusal';
import type { Act, World } from '../sim/types';
import { isCut } from '../sim/world';
import { showToast } from '../ui/toast';
import { togglePlaying } from '../views/transport/TransportView';
import { whyNoWorlds } from './onlyForCommitment';

/** The parts of the workbench that a command may open or close. */
export interface Desk {
  readonly openShare: () => void;
  readonly openHelp: () => void;
  readonly openWorlds: () => void;
  readonly openCheck: () => void;
  readonly toggleStory: () => void;
  readonly toggleDetails: () => void;
}

/** What somebody asked for by a key: an act with its refusal, or the reason why there is no such act. */
type Wish = OfferedAct | { readonly reason: string };

export interface CommandContext {
  readonly api: SessionApi;
  readonly session: Session;
  readonly desk: Desk;
  readonly t: Translate;
}

function worldOf(session: Session): World {
  return worldAt(currentBranch(session).trace, session.position, session.setting);
}

function perform({ session, t }: CommandContext, wish: Wish): void {
  if ('reason' in wish) {
    showToast({ text: wish.reason });
  } else if (wish.refusal) {
    showToast({ text: t(`refusal:${wish.refusal.key}`, wish.refusal.values) });
  } else {
    session.pause();
    session.intervene(wish.act);
  }
}

function nodeWish({ session, t }: CommandContext, kinds: readonly Act['kind'][], missing: string): Wish {
  const { selection, setting } = session;
  if (selection?.kind !== 'node') return { reason: t('ui:reason.noNode') };
  const offered = actsOnNode(setting, worldOf(session), selection.node).filter(
    ({ act }) => kinds.includes(act.kind) && !('keep' in act),
  );
  const chosen = offered.find(({ refusal }) => refusal === null) ?? offered[0];
  return chosen ?? { reason: t(missing, { node: selection.node }) };
}

function messageWish({ session, t }: CommandContext, wanted: (act: Act) => boolean): Wish {
  const { selection, setting } = session;
  const world = worldOf(session);
  const message =
    selection?.kind === 'message' ? world.network.find((other) => sameMessage(other, selection)) : undefined;
  const offered = message && actsOnMessage(setting, world, message).find(({ act }) => wanted(act));
  return offered ?? { reason: t('ui:reason.noMessage') };
}

function linkWish({ session, t }: CommandContext): Wish {
  const { selection, setting } = session;
  const [offered] = selection?.kind === 'link' ? actsOnLink(setting, worldOf(session), selection.link) : [];
  return offered ?? { reason: t('ui:reason.noLink') };
}

/** Separates the selected node from all others, or lets it back when it is separated already. */
function partitionWish({ session, t }: CommandContext): Wish {
  const { selection, setting } = session;
  if (selection?.kind !== 'node') return { reason: t('ui:reason.noNode') };
  const world = worldOf(session);
  const others = setting.cast.nodes.map(({ id }) => id).filter((id) => id !== selection.node);
  const isApart = others.every((other) => isCut(world, selection.node, other));
  const act: Act = { kind: isApart ? 'heal' : 'cut', groups: [[selection.node], others] };
  return { act, refusal: refusal(setting, world, act) };
}

function nextBranch({ session }: CommandContext): void {
  const { branches, branchId } = session;
  const index = branches.findIndex((branch) => branch.id === branchId);
  const next = branches[(index + 1) % branches.length];
  if (next) session.switchBranch(next.id);
}

/** The checker is loaded with the first question. Offline there is none; its panel, which loads with it, says so. */
function findViolation({ api, desk }: CommandContext): void {
  desk.openCheck();
  import('../session/checking/checkingStore').then(
    ({ checkingOf }) => {
      const { checks, actions } = checkingOf(api).getState();
      if (checks.every(({ status }) => status !== 'running')) actions.run();
    },
    () => {},
  );
}

function openWorlds({ session, desk, t }: CommandContext): void {
  const why = whyNoWorlds(session.protocol.id);
  if (why) showToast({ text: t(why) });
  else desk.openWorlds();
}

function stepped(session: Session, move: () => void): void {
  session.pause();
  move();
}

const delays =
  (sign: 1 | -1) =>
  (act: Act): boolean =>
    act.kind === 'delay' && act.by !== null && Math.sign(act.by) === sign;

const ofKind =
  (kind: Act['kind']) =>
  (act: Act): boolean =>
    act.kind === kind;

/** By the id of the shortcut. */
export const COMMANDS: Readonly<Record<string, (context: CommandContext) => void>> = {
  step: ({ session }) => stepped(session, () => session.stepBy(1)),
  back: ({ session }) => stepped(session, () => session.stepBy(-1)),
  microStep: ({ session }) => stepped(session, () => session.microStepBy(1)),
  microBack: ({ session }) => stepped(session, () => session.microStepBy(-1)),
  nextBeat: ({ api }) => nextBeat(api),
  previousBeat: ({ api }) => previousBeat(api),
  play: ({ session }) => togglePlaying(session),
  undo: ({ session }) => session.undo(),
  redo: ({ session }) => session.redo(),
  share: ({ desk }) => desk.openShare(),
  help: ({ desk }) => desk.openHelp(),
  worlds: openWorlds,
  storyRail: ({ desk }) => desk.toggleStory(),
  detailsRail: ({ desk }) => desk.toggleDetails(),
  deselect: ({ session }) => session.select(null),
  crash: (context) => perform(context, nodeWish(context, ['crash', 'recover'], 'ui:reason.noNode')),
  pauseNode: (context) => perform(context, nodeWish(context, ['pause', 'resume'], 'ui:reason.noNode')),
  timer: (context) => perform(context, nodeWish(context, ['timeout'], 'ui:reason.noTimer')),
  veto: (context) => perform(context, nodeWish(context, ['veto'], 'ui:reason.noVote')),
  deliver: (context) => perform(context, messageWish(context, ofKind('deliver'))),
  drop: (context) => perform(context, messageWish(context, ofKind('drop'))),
  duplicate: (context) => perform(context, messageWish(context, ofKind('duplicate'))),
  later: (context) => perform(context, messageWish(context, delays(1))),
  sooner: (context) => perform(context, messageWish(context, delays(-1))),
  cut: (context) => perform(context, linkWish(context)),
  partition: (context) => perform(context, partitionWish(context)),
  branch: nextBranch,
  check: findViolation,
  mark: ({ session }) => stepped(session, () => session.editMark(session.position.step)),
};
