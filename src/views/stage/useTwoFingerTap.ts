import { type RefObject, useEffect, useRef } from 'react';

const TAP_MS = 400;
const SLIP_PIXELS = 14;

/** Two fingers that touch and leave together, without having moved. */
export function useTwoFingerTap(root: RefObject<HTMLElement | null>, onTap: () => void): void {
  const latest = useRef(onTap);
  useEffect(() => {
    latest.current = onTap;
  });
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    let began: { at: number; touches: readonly Touch[] } | null = null;
    const handleStart = ({ touches, timeStamp }: TouchEvent): void => {
      began = touches.length === 2 ? { at: timeStamp, touches: [...touches] } : null;
    };
    const handleMove = ({ touches }: TouchEvent): void => {
      const isStill = [...touches].every((touch) => {
        const from = began?.touches.find(({ identifier }) => identifier === touch.identifier);
        return from && Math.hypot(touch.clientX - from.clientX, touch.clientY - from.clientY) <= SLIP_PIXELS;
      });
      if (!isStill) began = null;
    };
    const handleEnd = ({ touches, timeStamp }: TouchEvent): void => {
      if (touches.length > 0 || !began) return;
      if (timeStamp - began.at <= TAP_MS) latest.current();
      began = null;
    };
    const handleCancel = (): void => {
      began = null;
    };
    // On the way down: gestures of the things inside keep their events to themselves.
    const options = { capture: true, passive: true };
    element.addEventListener('touchstart', handleStart, options);
    element.addEventListener('touchmove', handleMove, options);
    element.addEventListener('touchend', handleEnd, options);
    element.addEventListener('touchcancel', handleCancel, options);
    return () => {
      element.removeEventListener('touchstart', handleStart, options);
      element.removeEventListener('touchmove', handleMove, options);
      element.removeEventListener('touchend', handleEnd, options);
      element.removeEventListener('touchcancel', handleCancel, options);
    };
  }, [root]);
}
