/** Every way the world can go on from a state, within the bounds. */
import { must } from '../base/assert';
import type { Act } from '../sim/types';
import type { CompiledModel } from './compiled';
import { Events } from './events';
import type { Local, LocalTimer, Step } from './local';
import { BRIEF, DULL, FAULTS, OWN_SHIFT, REPAIRS, type Situation, Situations } from './situations';
import { bipartitions, cutBits, type Split } from './splits';
import { type Consequence, type Consequences, Successors } from './successors';
import type { Surroundings } from './surroundings';
import type { EdgeKind, Follower, System, Visit } from './system';

export class Expansion extends Successors implements System<Step> {
  private readonly inFlight = new Int32Array(4096);
  private readonly splits: readonly Split[];
  private readonly events: Events;
  private readonly areVotesFree: boolean;
  /** Nothing is consumed, and nobody remembers what was delivered. */
  private readonly isForgetful: boolean;
  private readonly situations: Situations;
  /** Of the state being expanded: the situation of each node, and the nodes that can do something which is to be followed. */
  private readonly here: Int32Array;
  private readonly busy: Int32Array;
  private busyCount = 0;
  /** Likewise, bits of messages: of which nothing comes, and of which one successor comes that nobody needs to look up. */
  private readonly dull: Int32Array;
  private readonly counted: Int32Array;

  constructor(model: CompiledModel) {
    super(model);
    this.splits = bipartitions(model.ids.length);
    this.events = new Events(model);
    this.areVotesFree = model.bounds.freeVotes;
    this.isForgetful = model.setting.config.network === 'set' && !model.isSynchronous;
    this.situations = new Situations(model);
    this.here = new Int32Array(model.ids.length);
    this.busy = new Int32Array(model.ids.length + 1);
    this.dull = new Int32Array(this.situations.words);
    this.counted = new Int32Array(this.situations.words);
  }

  expand(state: Int32Array, visit: Visit<Step>, follower: Follower<Step> | null = null, spares = 0): void {
    this.spared = this.sparing.nodes(spares);
    this.load(state);
    this.situate(follower);
    for (let index = 0; index < this.busyCount; index++)
      this.expandNode(this.busy[index] as number, visit, follower);
    for (let tx = 0; tx < this.events.begins.length; tx++)
      if (((this.around.begun >> tx) & 1) === 0) this.expandBegin(tx, visit);
    this.expandNetwork(visit, follower);
    if (this.choice.partitions || this.choice.heals) this.expandCuts(visit);
  }

  /**
   * Looks up the situation of every node, and passes over what spared nodes can do by themselves. Most states have nodes of both
   * kinds, so the loops compute instead of asking.
   */
  private situate(follower: Follower<Step> | null): void {
    const { situations, here, current, nodes, spared, dull, counted, busy } = this;
    const { stride } = situations;
    const { length } = dull;
    const rows = situations.in(this.circumstances);
    let count = 0;
    let passed = 0;
    for (let node = 0; node < nodes; node++) {
      const row = rows[node] as Int32Array;
      const local = current[node] as number;
      const number = (local < row.length && row[local]) || this.newSituation(node);
      const brief = situations.facts[number * stride + BRIEF] as number;
      const isSpared = (spared >> node) & 1;
      here[node] = number;
      passed += brief & -isSpared;
      busy[count] = node;
      count += brief & (isSpared ^ 1);
    }
    this.busyCount = count;
    const { facts, wordsInUse } = situations;
    for (let word = 0; word < wordsInUse; word++) {
      let nothing = 0;
      let single = 0;
      for (let node = 0; node < nodes; node++) {
        const at = (here[node] as number) * stride + DULL + word;
        nothing |= facts[at] as number;
        single |= facts[at + length * (1 + ((spared >> node) & 1))] as number;
      }
      dull[word] = nothing;
      counted[word] = single;
    }
    if (!follower) return;
    if (passed >> OWN_SHIFT > 0) follower.pass(passed >> OWN_SHIFT, 0, 0);
    if (!situations.isCalm) this.passStrikes(follower);
  }

  /** Passes over what spared nodes can suffer and mend. */
  private passStrikes(follower: Follower<Step>): void {
    const { facts, stride } = this.situations;
    let repairs = 0;
    let faults = 0;
    for (let node = 0; node < this.nodes; node++) {
      const at = (this.here[node] as number) * stride;
      const mask = -((this.spared >> node) & 1);
      repairs += (facts[at + REPAIRS] as number) & mask;
      faults += (facts[at + FAULTS] as number) & mask;
    }
    if (repairs + faults > 0) follower.pass(0, repairs, faults);
  }

  private newSituation(node: number): number {
    const local = this.at(node);
    const firing = local.isUp ? local.timers : [];
    const isFree = (timer: LocalTimer): boolean => timer.isOwn || !this.model.isSynchronous;
    const fire = (timer: LocalTimer): Consequence[] => this.react(node, timer.event, this.around, 'own');
    const alone = this.consequencesOf([...firing.filter(isFree).flatMap(fire), ...this.ofNode(node, local)]);
    const timers = firing
      .filter((timer) => !isFree(timer))
      .map((timer) => ({ timer, consequences: this.consequencesOf(fire(timer)) }));
    return this.situations.add(this.circumstances, node, local.number, { alone, timers });
  }

  private situationOf(node: number): Situation {
    return this.situations.all[this.here[node] as number] as Situation;
  }

  private expandNode(node: number, visit: Visit<Step>, follower: Follower<Step> | null): void {
    const { alone, timers } = this.situationOf(node);
    if (!alone.isNothing) this.tellAll(node, alone, visit, follower);
    for (let index = 0; index < timers.length; index++) {
      const { timer, consequences } = timers[index] as Situation['timers'][number];
      if (this.mayFire(node, timer)) this.tellAll(node, consequences, visit, follower);
    }
  }

  /** What a node can do and suffer whatever the others do; in the order of the acts' kinds. */
  private ofNode(node: number, local: Local): Consequence[] {
    const { around } = this;
    const all: Consequence[] = [];
    if (local.isUp) {
      const table = this.table(node);
      const free = [...(this.areVotesFree ? table.vetoes(local) : []), ...table.grants(local)];
      for (const event of free) all.push(...this.react(node, event, around, 'own'));
    } else if (local.isPaused)
      all.push(this.switched(node, must(this.events.switches[node]).resume, around, 'repair'));
    if (this.choice.isAnyNodeAtRisk) all.push(...this.strikes(node, local));
    return all;
  }

  /** Faults of one node, and its recovery. */
  private strikes(node: number, local: Local): Consequence[] {
    const { crashes, heuristics, pauses, recoveries } = this.choice;
    const events = must(this.events.switches[node]);
    const all: Consequence[] = [];
    if (local.isUp) {
      if (heuristics)
        for (const event of this.table(node).heuristics(local))
          all.push(...this.react(node, event, heuristics, 'fault'));
      if (pauses) all.push(this.switched(node, events.pause, pauses, 'fault'));
    }
    const crash = crashes[node];
    if (local.isCrashed) {
      if (recoveries) all.push(...this.react(node, events.recover, recoveries, 'repair'));
    } else if (crash)
      for (const step of this.table(node).crashes(local)) all.push(consequence('fault', step, crash));
    return all;
  }

  private switched(node: number, event: number, after: Surroundings, kind: EdgeKind): Consequence {
    return consequence(kind, this.table(node).reactions(this.at(node), event, 0).whole, after);
  }

  /** The reaction of a node to an event, and its interruptions while the crash budget lasts. Refused where the chart ignores it. */
  private react(node: number, event: number, after: Surroundings, kind: EdgeKind): Consequence[] {
    const reactions = this.table(node).reactions(this.at(node), event, this.down(node));
    if (reactions.whole.isDiscarded && kind !== 'repair') return [];
    const crash = this.crashAfter(node, after);
    const cut = crash ? this.table(node).interruptions(this.at(node), reactions) : [];
    return [
      consequence(kind, reactions.whole, after),
      ...cut.map((step) => consequence('fault', step, crash ?? after)),
    ];
  }

  /** The client asks: the timers of all members start. */
  private expandBegin(tx: number, visit: Visit<Step>): void {
    const { node, event } = must(this.events.begins[tx]);
    if (!this.at(node).isUp) return;
    this.refresh();
    const after = this.model.surroundings.withBegun(this.around, tx);
    const { id, members } = must(this.model.setting.cast.transactions[tx]);
    for (const each of this.react(node, event, after, 'own')) {
      for (const member of members) {
        const other = this.model.ids.indexOf(member.node);
        if (other !== node) this.change(other, (table, local) => table.begun(local, id, this.down(other)));
      }
      this.carryOut(each, visit);
    }
  }

  private expandNetwork(visit: Visit<Step>, follower: Follower<Step> | null): void {
    const { current, model, inFlight, dull, counted } = this;
    const { messages, network, networkAt } = model;
    if (follower) {
      const passed = network.count(current, networkAt, counted);
      if (passed > 0) follower.pass(passed, 0, 0);
      for (let word = 0; word < dull.length; word++)
        dull[word] = (dull[word] as number) | (counted[word] as number);
    }
    const count = network.list(current, networkAt, inFlight, dull);
    for (let index = 0; index < count; index++) {
      const message = inFlight[index] as number;
      const to = messages.to[message] as number;
      const isFirst = network.isFirst(current, networkAt, message);
      const { arrivals, queued } = this.situationOf(to);
      const known = (isFirst ? arrivals : queued)[message] ?? this.arriving(message, isFirst);
      if (!known.isNothing) this.tellAll(to, known, visit, follower);
    }
  }

  private arriving(message: number, isFirst: boolean): Consequences {
    const to = this.model.messages.to[message] as number;
    const made = this.consequencesOf(this.ofMessage(message, this.at(to), isFirst));
    this.situations.arrive(this.here[to] as number, message, isFirst, made, this.current);
    return made;
  }

  private ofMessage(message: number, receiver: Local, isFirst: boolean): Consequence[] {
    const { losses, duplicates, recoveries } = this.choice;
    const all: Consequence[] = [];
    if (receiver.isUp && isFirst) {
      all.push(...this.arrivals(message, this.around, true));
      if (duplicates) all.push(...this.arrivals(message, duplicates, false));
    }
    // To a node that never comes back it makes no difference whether a message waits for it or is lost.
    if (receiver.isCrashed && recoveries) all.push(this.lost(message, this.around, 'lose'));
    if (losses) all.push(this.lost(message, losses, 'drop'));
    return all;
  }

  private arrivals(message: number, after: Surroundings, isTaken: boolean): Consequence[] {
    const to = this.model.messages.to[message] as number;
    const event = this.events.arrival(message, isTaken);
    const reactions = this.table(to).reactions(this.at(to), event, this.down(to));
    // Where nothing is consumed, a message that is ignored changes nothing.
    if (reactions.whole.isDiscarded && this.isForgetful) return [];
    const taken = isTaken ? message : -1;
    const crash = this.crashAfter(to, after);
    const cut = crash ? this.table(to).interruptions(this.at(to), reactions) : [];
    return [
      consequence(isTaken ? 'own' : 'fault', reactions.whole, after, taken),
      ...cut.map((step) => consequence('fault', step, crash ?? after, taken)),
    ];
  }

  private lost(message: number, after: Surroundings, kind: 'drop' | 'lose'): Consequence {
    const { tx, type, from, to } = must(this.model.messages.all[message]);
    const act = (): Act => ({ kind, message: { tx, type, from, to } });
    return { kind: kind === 'drop' ? 'fault' : 'own', step: null, act, after, taken: message };
  }

  /** Splits into two groups, and the mending of everything. */
  private expandCuts(visit: Visit<Step>): void {
    this.refresh();
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
    this.tell('repair', null, () => ({ kind: 'heal', groups: ids.map((id) => [id]) }), visit);
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
    this.tell('fault', null, () => ({ kind: 'cut', groups }), visit);
  }
}

function consequence(kind: EdgeKind, step: Step, after: Surroundings, taken = -1): Consequence {
  return { kind, step, act: () => step.act, after, taken };
}
