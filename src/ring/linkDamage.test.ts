import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase64url } from '../base/base64url';
import { BitWriter } from '../base/bits';
import { crc32 } from '../base/crc32';
import type { Edit } from './edits';
import { decodeRingLink, encodeRingLink, type RingLink } from './link';
import { anyLink, BARE, MANY } from './links.fixture';
import { PRESETS } from './presets';

/** A link with a right checksum around whatever is written. */
function sealed(write: (pen: BitWriter) => void): string {
  const pen = new BitWriter();
  write(pen);
  const packed = pen.finish();
  const bytes = new Uint8Array(packed.length + 4);
  bytes.set(packed);
  new DataView(bytes.buffer).setUint32(packed.length, crc32(packed));
  return `#/ring/1.${toBase64url(bytes)}`;
}

/** What comes after the edits when there is none of it. */
function bareEnd(pen: BitWriter): void {
  pen.flag(false);
  pen.text('');
  pen.flag(false);
}

describe('a damaged link', () => {
  const link: RingLink = {
    ...BARE,
    preset: 1,
    edits: MANY,
    compareWith: 17,
    probe: 'wx:o😀',
    transfer: [0, 1],
  };
  const text = encodeRingLink(link);

  it('is noticed whichever character is another one', () => {
    const letters = [
      ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
      '.',
      '=',
      '/',
      ' ',
      '字',
    ];
    for (let at = 0; at < text.length; at++) {
      for (const letter of letters) {
        if (letter === text[at]) continue;
        const { problem } = decodeRingLink(text.slice(0, at) + letter + text.slice(at + 1));
        expect(problem?.code, `${letter} at ${at}`).toMatch(
          at < '#/ring/1.'.length ? /E20[34]|E212/ : /E204|E212/,
        );
      }
    }
  });

  it('is noticed whichever two neighbours are swapped, and whatever is left out', () => {
    for (let at = '#/ring/1.'.length; at < text.length - 1; at++) {
      const [one = '', two = ''] = text.slice(at, at + 2);
      if (one !== two)
        expect(decodeRingLink(text.slice(0, at) + two + one + text.slice(at + 2)).problem?.code).toBe('E204');
      expect(decodeRingLink(text.slice(0, at) + text.slice(at + 1)).problem?.code).toBe('E204');
    }
    expect(decodeRingLink(`${text}A`).problem?.code).toBe('E204');
  });

  it('that was torn gives the edits that are whole', () => {
    fc.assert(
      fc.property(anyLink, (whole) => {
        const full = encodeRingLink(whole);
        let fewer = whole.edits.length;
        for (let end = full.length - 1; end > '#/ring/1.'.length; end--) {
          const { link: read, problem } = decodeRingLink(full.slice(0, end));
          expect(problem?.code).toBe('E204');
          const edits = read?.edits ?? [];
          expect(edits).toEqual(whole.edits.slice(0, edits.length));
          expect(edits.length).toBeLessThanOrEqual(fewer);
          if (read) expect(read.preset).toBe(whole.preset);
          fewer = edits.length;
        }
      }),
      { numRuns: 30 },
    );
    expect(decodeRingLink(text.slice(0, -1))).toEqual({ link, problem: { code: 'E204', values: {} } });
    expect(decodeRingLink(text.slice(0, 24)).link?.edits).toEqual(MANY.slice(0, 4));
  });

  it('of any letters never throws, and what comes of it can be linked to again', () => {
    const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
    const code = fc.string({ unit: letter, maxLength: 80 });
    const bytes = fc.uint8Array({ maxLength: 60 });
    fc.assert(
      fc.property(
        fc.oneof(
          code.map((some) => `#/ring/1.${some}`),
          bytes.map(sealedBytes),
        ),
        (some) => {
          const { link: read, problem } = decodeRingLink(some);
          if (read === null) expect(problem).not.toBeNull();
          else expect(decodeRingLink(encodeRingLink(read)).link).toEqual(read);
        },
      ),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (some) => {
        expect(decodeRingLink(some).link).toBeNull();
      }),
    );
  });

  it('that is something else is told apart', () => {
    const none = (code: string, values = {}) => ({ link: null, problem: { code, values } });
    for (const other of ['', '#/ring', '#/ring/', '#/run/1.AAAA', '#/ring/x.AAAA', '#/ring/1', 'hello'])
      expect(decodeRingLink(other)).toEqual(none('E212'));
    for (const version of ['0', '2', '01', '12345678901234567890'])
      expect(decodeRingLink(`#/ring/${version}.AAAA`)).toEqual(none('E203', { version, supported: '1' }));
    expect(decodeRingLink('#/ring/1.')).toEqual(none('E204'));
    expect(decodeRingLink(`#/ring/1.${'A'.repeat(65_536)}`)).toEqual(none('E213', { limit: '65536' }));
  });
});

function sealedBytes(bytes: Uint8Array): string {
  return sealed((pen) => {
    for (const byte of bytes) pen.fixed(byte, 8);
  });
}

describe('a sound link from elsewhere', () => {
  it('with a code that nobody knows gives the edits before it', () => {
    const unknown = (write: (pen: BitWriter) => void) =>
      decodeRingLink(
        sealed((pen) => {
          pen.number(1);
          pen.number(2);
          pen.choice(2, 16);
          pen.number(3);
          write(pen);
          bareEnd(pen);
        }),
      );
    const known = {
      link: { ...BARE, preset: 1, edits: [{ kind: 'crash', id: 3 }] },
      problem: { code: 'E204', values: {} },
    };
    expect(unknown((pen) => pen.choice(15, 16))).toEqual(known);
    for (const kind of [7, 9, 10, 13]) {
      const write = (pen: BitWriter): void => {
        pen.choice(kind, 16);
        pen.choice(14, 16);
      };
      expect(unknown(write)).toEqual(known);
    }
  });

  it('with a preset that is not there gives nothing', () => {
    const text = sealed((pen) => {
      pen.number(PRESETS.length);
      pen.number(0);
      bareEnd(pen);
    });
    expect(decodeRingLink(text)).toEqual({ link: null, problem: { code: 'E204', values: {} } });
  });

  it('with an edit that is impossible where it stands gives those before it', () => {
    const edits: readonly Edit[] = [
      { kind: 'crash', id: 1 },
      { kind: 'crash', id: 1 },
      { kind: 'add', weight: 1 },
    ];
    expect(decodeRingLink(encodeRingLink({ ...BARE, edits, compareWith: 3 }))).toEqual({
      link: { ...BARE, edits: edits.slice(0, 1) },
      problem: { code: 'E208', values: { applied: '1', total: '3' } },
    });
    const huge = { ...BARE, edits: [{ kind: 'shards', count: 2 ** 53 - 1 }] } as const;
    expect(decodeRingLink(encodeRingLink(huge)).problem?.code).toBe('E208');
  });
});
