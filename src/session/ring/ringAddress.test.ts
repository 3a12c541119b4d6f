// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { must } from '../../base/assert';
import { PRESETS } from '../../ring/presets';
import { followRing, openRingHash, ringHash } from './ringAddress';
import { createRingStore, type RingApi } from './ringStore';

let stop = (): void => undefined;
const onProblem = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  history.replaceState(null, '', '/app/#/ring');
});

afterEach(() => {
  stop();
  onProblem.mockReset();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function followed(): RingApi {
  const api = createRingStore();
  stop = followRing(api, onProblem);
  return api;
}

/** What a person pastes into the address bar. */
function paste(hash: string): void {
  history.replaceState(null, '', hash);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** The address of a page on which so much was done. */
function elsewhere(act: (api: RingApi) => void): string {
  const api = createRingStore();
  act(api);
  return ringHash(api);
}

describe('the address of the ring page', () => {
  it('is opened, and the bare page has nothing to open', () => {
    const api = createRingStore();
    const before = api.getState();
    for (const bare of ['', '#/ring', '#/ring/', '#/run/1.AAAA']) expect(openRingHash(api, bare)).toBeNull();
    expect(api.getState()).toBe(before);
    const hash = elsewhere((other) => {
      other.getState().begin(3);
      other.getState().edit({ kind: 'crash', id: 2 });
    });
    expect(openRingHash(api, hash)).toBeNull();
    expect(api.getState()).toMatchObject({ preset: 3, history: { position: 1 } });
    expect(ringHash(api)).toBe(hash);
  });

  it('that is damaged opens what is whole, or nothing, and says so', () => {
    const api = createRingStore();
    const hash = elsewhere((other) => {
      other.getState().edit({ kind: 'crash', id: 2 });
      other.getState().edit({ kind: 'add', weight: 3 });
    });
    expect(openRingHash(api, hash.slice(0, -1))?.code).toBe('E204');
    expect(api.getState().history.position).toBe(2);
    const before = api.getState();
    expect(openRingHash(api, '#/ring/9.AAAA')?.code).toBe('E203');
    expect(openRingHash(api, '#/ring/1.A')?.code).toBe('E204');
    expect(api.getState()).toBe(before);
  });

  it('follows once nothing has changed for a moment, without adding history', () => {
    const api = followed();
    const replace = vi.spyOn(history, 'replaceState');
    for (let count = 2; count <= 40; count++) {
      api.getState().edit({ kind: 'virtualNodes', count }, count > 2);
      vi.advanceTimersByTime(50);
    }
    expect(replace).not.toHaveBeenCalled();
    vi.advanceTimersByTime(200);
    expect(replace).toHaveBeenCalledOnce();
    expect(location.hash).toBe(ringHash(api));
    api.getState().follow('李雷');
    vi.advanceTimersByTime(200);
    expect(location.hash).toBe(ringHash(api));
    api.getState().point(4);
    api.getState().select(1);
    vi.advanceTimersByTime(900);
    expect(replace).toHaveBeenCalledTimes(2);
  });

  it('that is pasted is opened, even while something is still to be written', () => {
    const api = followed();
    api.getState().edit({ kind: 'crash', id: 1 });
    const pasted = elsewhere((other) => other.getState().begin(4));
    history.replaceState(null, '', pasted);
    vi.advanceTimersByTime(500);
    expect(location.hash).toBe(pasted);
    paste(pasted);
    expect(onProblem).toHaveBeenCalledExactlyOnceWith(null);
    expect(api.getState().scene).toEqual(must(PRESETS[4]).scene);
    vi.advanceTimersByTime(500);
    expect(location.hash).toBe(pasted);
    paste('#/ring/1.A');
    expect(onProblem).toHaveBeenLastCalledWith({ code: 'E204', values: {} });
    expect(api.getState().preset).toBe(4);
  });

  it('of another page is left alone, and so is everything after the end', () => {
    const api = followed();
    api.getState().edit({ kind: 'crash', id: 1 });
    history.replaceState(null, '', '#/run');
    vi.advanceTimersByTime(500);
    expect(location.hash).toBe('#/run');
    history.replaceState(null, '', '#/ring');
    stop();
    api.getState().edit({ kind: 'add', weight: 1 });
    vi.advanceTimersByTime(500);
    expect(location.hash).toBe('#/ring');
  });

  it('may be forbidden by the page around, and all else goes on', () => {
    const api = followed();
    vi.spyOn(history, 'replaceState').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError');
    });
    api.getState().edit({ kind: 'crash', id: 1 });
    expect(() => vi.advanceTimersByTime(500)).not.toThrow();
    api.getState().edit({ kind: 'crash', id: 2 });
    vi.advanceTimersByTime(500);
    expect(api.getState().history.position).toBe(2);
  });
});
