/** Every way the world can go on from a state, within the bounds. */
import { must } from '../base/assert';
import type { Act } from '../sim/types';
import type { CompiledModel } from './compiled';
import { Events } from './events';
import type { Local, LocalTimer, Step } from './local';
import { bipartitions, cutBits, type Split } from './splits';
import { Successors } from './successors';
import type { Surroundings } from './surroundings';
import type { EdgeKind, System, Visit } from './system';

export class Expansion extends Successors implements System<Step> {
  private readonly inFlight = new Int32Array(4096);
  private readonly splits: readonly Split[];
  private readonly events: Events;
  private readonly areVotesFree: boolean;
  /** Nothing is consumed, and nobody remembers what was delivered. */
  private readonly isForgetful: boolean;

  constructor(model: CompiledModel) {
    super(model);
    this.splits = bipartitions(model.ids.length);
    this.events = new Events(model);
    this.areVotesFree = model.bounds.freeVotes;
    this.isForgetful = model.setting.config.network === 'set' && !model.isSynchronous;
  }

  expand(state: Int32Array, visit: Visit<Step>): void {
    this.load(state);
    for (let node = 0; node < this.nodes; node++) this.expandNode(node, visit);
    for (let tx = 0; tx < this.events.begins.length; tx++)
      if (((this.around.begun >> tx) & 1) === 0) this.expandBegin(tx, visit);
    this.expandNetwork(visit);
    if (this.choice.partitions || this.choice.heals) this.expandCuts(visit);
  }

  private expandNode(node: number, visit: Visit<Step>): void {
    const local = this.at(node);
    if (local.isUp) {
      const { timers, vetoes, grants } = local;
      for (let index = 0; index < timers.length; index++) {
        const timer = timers[index] as LocalTimer;
        if (this.mayFire(node, timer)) this.react(node, timer.event, this.around, 'own', visit);
      }
      if (this.areVotesFree)
        for (let index = 0; index < vetoes.length; index++)
          this.react(node, vetoes[index] as number, this.around, 'own', visit);
      for (let index = 0; index < grants.length; index++)
        this.react(node, grants[index] as number, this.around, 'own', visit);
    } else if (local.isPaused)
      this.switchTo(node, must(this.events.switches[node]).resume, this.around, 'repair', visit);
    if (this.choice.isAnyNodeAtRisk) this.strikeNode(node, local, visit);
  }

  /** Faults of one node, and its recovery. */
  private strikeNode(node: number, local: Local, visit: Visit<Step>): void {
    const { crashes, heuristics, pauses, recoveries } = this.choice;
    const events = must(this.events.switches[node]);
    if (local.isUp) {
      if (heuristics)
        for (const event of local.heuristics) this.react(node, event, heuristics, 'fault', visit);
      if (pauses) this.switchTo(node, events.pause, pauses, 'fault', visit);
    }
    const crash = crashes[node];
    if (local.isCrashed) {
      if (recoveries) this.react(node, events.recover, recoveries, 'repair', visit);
    } else if (crash)
      for (const step of this.table(node).crashes(local)) this.carryOut(step, crash, 'fault', visit);
  }

  private switchTo(
    node: number,
    event: number,
    after: Surroundings,
    kind: EdgeKind,
    visit: Visit<Step>,
  ): void {
    this.carryOut(this.table(node).reactions(this.at(node), event, 0).whole, after, kind, visit);
  }

  /** The reaction of a node to an event, and its interruptions while the crash budget lasts. Refused where the chart ignores it. */
  private react(node: number, event: number, after: Surroundings, kind: EdgeKind, visit: Visit<Step>): void {
    const reactions = this.table(node).reactions(this.at(node), event, this.down(node));
    if (reactions.whole.isDiscarded && kind !== 'repair') return;
    this.carryOut(reactions.whole, after, kind, visit);
    const crash = this.crashAfter(node, after);
    if (!crash) return;
    for (const step of this.table(node).interruptions(this.at(node), reactions))
      this.carryOut(step, crash, 'fault', visit);
  }

  /** The client asks: the timers of all members start. */
  private expandBegin(tx: number, visit: Visit<Step>): void {
    const { node, event } = must(this.events.begins[tx]);
    if (!this.at(node).isUp) return;
    const reactions = this.table(node).reactions(this.at(node), event, this.down(node));
    if (reactions.whole.isDiscarded) return;
    const after = this.model.surroundings.withBegun(this.around, tx);
    this.beginBy(tx, reactions.whole, after, 'own', visit);
    const crash = this.crashAfter(node, after);
    if (!crash) return;
    for (const step of this.table(node).interruptions(this.at(node), reactions))
      this.beginBy(tx, step, crash, 'fault', visit);
  }

  private beginBy(tx: number, step: Step, after: Surroundings, kind: EdgeKind, visit: Visit<Step>): void {
    const { id, members } = must(this.model.setting.cast.transactions[tx]);
    for (const member of members) {
      const other = this.model.ids.indexOf(member.node);
      if (other !== step.node) this.change(other, (table, local) => table.begun(local, id, this.down(other)));
    }
    this.carryOut(step, after, kind, visit);
  }

  private expandNetwork(visit: Visit<Step>): void {
    const { current, model, inFlight } = this;
    const { messages, network, networkAt } = model;
    const { losses, duplicates, recoveries } = this.choice;
    const count = network.list(current, networkAt, inFlight);
    for (let index = 0; index < count; index++) {
      const message = inFlight[index] as number;
      const to = messages.to[message] as number;
      const receiver = this.at(to);
      if (receiver.isUp && network.isFirst(current, networkAt, message)) {
        this.arrive(to, message, this.around, true, visit);
        if (duplicates) this.arrive(to, message, duplicates, false, visit);
      }
      // To a node that never comes back it makes no difference whether a message waits for it or is lost.
      if (receiver.isCrashed && recoveries) this.vanish(message, this.around, 'lose', visit);
      if (losses) this.vanish(message, losses, 'drop', visit);
    }
  }

  private arrive(
    to: number,
    message: number,
    after: Surroundings,
    isTaken: boolean,
    visit: Visit<Step>,
  ): void {
    const event = this.events.arrival(message, isTaken);
    const reactions = this.table(to).reactions(this.at(to), event, this.down(to));
    // Where nothing is consumed, a message that is ignored changes nothing.
    if (reactions.whole.isDiscarded && this.isForgetful) return;
    if (isTaken) this.take(message);
    this.carryOut(reactions.whole, after, isTaken ? 'own' : 'fault', visit);
    const crash = this.crashAfter(to, after);
    if (!crash) return;
    for (const step of this.table(to).interruptions(this.at(to), reactions)) {
      if (isTaken) this.take(message);
      this.carryOut(step, crash, 'fault', visit);
    }
  }

  private vanish(message: number, after: Surroundings, kind: 'drop' | 'lose', visit: Visit<Step>): void {
    this.take(message);
    this.scratch[this.nodes] = after.number;
    const { tx, type, from, to } = must(this.model.messages.all[message]);
    const act = (): Act => ({ kind, message: { tx, type, from, to } });
    this.tellOther(kind === 'drop' ? 'fault' : 'own', act, visit);
  }

  /** Splits into two groups, and the mending of everything. */
  private expandCuts(visit: Visit<Step>): void {
    const { partitions: parted, heals: mended } = this.choice;
    if (parted)
      for (const split of this.splits) {
        const cuts = parted.cuts.map((bits, node) => bits | cutBits(split, node));
        if (cuts.some((bits, node) => bits !== parted.cuts[node])) this.part(split, parted, cuts, visit);
      }
    if (!mended) return;
    const { ids, surroundings } = this.model;
    const whole = ids.map(() => 0);
    this.scratch[this.nodes] = surroundings.withCuts(mended, whole).number;
    this.tellOther('repair', () => ({ kind: 'heal', groups: ids.map((id) => [id]) }), visit);
  }

  private part(split: Split, parted: Surroundings, cuts: readonly number[], visit: Visit<Step>): void {
    const { scratch, current, model, inFlight } = this;
    const { network, networkAt, messages, ids } = model;
    const count = network.list(current, networkAt, inFlight);
    for (let index = 0; index < count; index++) {
      const message = inFlight[index] as number;
      const from = messages.from[message] as number;
      if (((cuts[from] as number) >> (messages.to[message] as number)) & 1)
        network.lose(scratch, networkAt, message);
    }
    for (let node = 0; node < this.nodes && model.isSynchronous; node++)
      for (let other = 0; other < this.nodes; other++) {
        const isFresh = ((((cuts[node] as number) & ~(parted.cuts[node] as number)) >> other) & 1) === 1;
        if (isFresh) this.change(node, (table, local) => table.cutOff(local, other));
      }
    scratch[this.nodes] = model.surroundings.withCuts(parted, cuts).number;
    const groups = split.map((group) => group.map((node) => must(ids[node])));
    this.tellOther('fault', () => ({ kind: 'cut', groups }), visit);
  }
}
