import { useEffect, useRef, useState } from 'react';
import type { CountStatus } from '../../session/checking/referenceStore';
import { LiveRegion } from '../../ui/LiveRegion';

interface Props {
  /** Which count it is. */
  readonly name: string;
  /** `null`: not counted yet. */
  readonly status: CountStatus | null;
  /** What is to be said of it. */
  readonly text: string;
}

/** Says when a count begins and how it came out; silent about one that is merely looked at again. */
export function ReferenceSpeaker({ name, status, text }: Props) {
  const [said, setSaid] = useState({ text: '', turn: 0 });
  const watched = useRef<string | null>(null);
  useEffect(() => {
    if (status === 'running') watched.current = name;
    if (watched.current !== name) return;
    if (status !== 'running') watched.current = null;
    setSaid(({ turn }) => ({ text, turn: turn + 1 }));
  }, [name, status, text]);
  return <LiveRegion text={said.text} turn={said.turn} />;
}
