import {
  ChevronFirst,
  ChevronLast,
  ChevronLeft,
  ChevronRight,
  Ellipsis,
  Pause,
  Play,
  Redo2,
  StepBack,
  StepForward,
  Undo2,
} from 'lucide-react';
import type { ComponentProps } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { currentBranch } from '../../session/session';
import type { Session, Speed } from '../../session/types';
import { useSession, useSessionApi } from '../../session/useSession';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { Popover } from '../../ui/Popover';
import { Select } from '../../ui/Select';
import { useMediaQuery } from '../../ui/useMediaQuery';
import { BranchMenu } from './BranchMenu';
import styles from './Transport.module.css';
import { usePlayback } from './usePlayback';

const SPEEDS: readonly { readonly value: `${Speed}`; readonly speed: Speed; readonly label: string }[] = [
  { value: '0.25', speed: 0.25, label: '¼×' },
  { value: '0.5', speed: 0.5, label: '½×' },
  { value: '1', speed: 1, label: '1×' },
  { value: '2', speed: 2, label: '2×' },
  { value: '4', speed: 4, label: '4×' },
];

const stepCount = (session: Session): number => currentBranch(session).trace.entries.length;

/** The controls of the play-head, the undo of interventions and the list of branches. */
export function TransportView() {
  usePlayback();
  const narrow = useMediaQuery('(max-width: 699.98px), (max-height: 500px)');
  return (
    <div className={styles.bar}>
      <StartButton hidden={narrow} />
      <StepButtons large={narrow} />
      <PositionText />
      <span className={styles.gap} />
      {narrow ? (
        <>
          <UndoButton large />
          <Overflow />
        </>
      ) : (
        <>
          <EffectButtons />
          <SpeedSelect />
          <UndoButton />
          <RedoButton />
          <BranchMenu large={false} />
        </>
      )}
    </div>
  );
}

type ControlProps = Pick<ComponentProps<typeof IconButton>, 'icon' | 'label' | 'hint' | 'size'> & {
  readonly end: 'start' | 'end' | null;
  readonly act: (session: Session) => void;
};

/** A control of the play-head; at an end it stays, and says why it does nothing. */
function Control({ end, act, ...rest }: ControlProps) {
  const { t } = useTranslation('transport');
  const api = useSessionApi();
  const count = useSession(stepCount);
  const atEnd = useSession(({ position }) => end === 'end' && position.step >= count);
  const atStart = useSession(
    ({ position }) => end === 'start' && position.step === 0 && position.effects === 0,
  );
  const reason = atEnd ? t('transport:atEnd') : atStart ? t('transport:atStart') : null;
  const handleClick = (): void => {
    const session = api.getState();
    if (session.playing) session.pause();
    act(session);
  };
  return <IconButton {...rest} reason={reason} onClick={handleClick} />;
}

function StartButton({ hidden }: { readonly hidden: boolean }) {
  const { t } = useTranslation('transport');
  if (hidden) return null;
  return (
    <Control
      icon={ChevronFirst}
      label={t('transport:toStart')}
      end="start"
      act={(session) => session.seek({ step: 0, effects: 0 })}
    />
  );
}

function EndButton() {
  const { t } = useTranslation('transport');
  return (
    <Control
      icon={ChevronLast}
      label={t('transport:toEnd')}
      end="end"
      act={(session) => session.seek({ step: stepCount(session), effects: 0 })}
    />
  );
}

function StepButtons({ large }: { readonly large: boolean }) {
  const { t } = useTranslation('transport');
  const size = large ? 'large' : 'normal';
  return (
    <>
      <Control
        icon={StepBack}
        label={t('transport:back')}
        hint=","
        size={size}
        end="start"
        act={(session) => session.stepBy(-1)}
      />
      <PlayButton large={large} />
      <Control
        icon={StepForward}
        label={t('transport:step')}
        hint="."
        size={size}
        end="end"
        act={(session) => session.stepBy(1)}
      />
      {!large && <EndButton />}
    </>
  );
}

function PlayButton({ large }: { readonly large: boolean }) {
  const { t } = useTranslation('transport');
  const api = useSessionApi();
  const playing = useSession((session) => session.playing);
  const label = playing ? t('transport:pause') : t('transport:play');
  const Icon = playing ? Pause : Play;
  return (
    <Button
      variant="primary"
      size={large ? 'large' : 'normal'}
      className={large ? styles.playSquare : styles.play}
      aria-label={label}
      title={t('transport:playHint', { label, key: t('ui:key.space') })}
      onClick={() => togglePlaying(api.getState())}
    >
      <Icon size={18} aria-hidden="true" />
      {!large && label}
    </Button>
  );
}

/** Play starts over when the play-head stands at the end. */
export function togglePlaying(session: Session): void {
  if (session.playing) {
    session.pause();
    return;
  }
  if (session.position.step >= stepCount(session)) session.seek({ step: 0, effects: 0 });
  session.play();
}

function EffectButtons() {
  const { t } = useTranslation('transport');
  return (
    <>
      <Control
        icon={ChevronLeft}
        label={t('transport:microBack')}
        hint="Alt+,"
        end="start"
        act={(session) => session.microStepBy(-1)}
      />
      <Control
        icon={ChevronRight}
        label={t('transport:microStep')}
        hint="Alt+."
        end="end"
        act={(session) => session.microStepBy(1)}
      />
    </>
  );
}

function PositionText() {
  const { t } = useTranslation('transport');
  const step = useSession((session) => session.position.step);
  const effects = useSession((session) => session.position.effects);
  const count = useSession(stepCount);
  const planned = useSession((session) => currentBranch(session).trace.entries[step]?.effects.length ?? 0);
  return (
    <span className={styles.position} title={t('transport:position')}>
      {step} / {count}
      {effects > 0 && <small>{t('transport:effects', { done: effects, count: planned })}</small>}
    </span>
  );
}

function SpeedSelect() {
  const { t } = useTranslation('transport');
  const api = useSessionApi();
  const speed = useSession((session) => session.speed);
  const chosen = SPEEDS.find((option) => option.speed === speed) ?? SPEEDS[2];
  if (chosen === undefined) return null;
  return (
    <Select
      label={t('transport:speed')}
      value={chosen.value}
      options={SPEEDS}
      onChange={(value) =>
        api.getState().setSpeed(SPEEDS.find((option) => option.value === value)?.speed ?? 1)
      }
    />
  );
}

function UndoButton({ large = false }: { readonly large?: boolean }) {
  const { t } = useTranslation('transport');
  const api = useSessionApi();
  const possible = useSession((session) => session.canUndo);
  return (
    <IconButton
      icon={Undo2}
      label={t('transport:undo')}
      hint="Ctrl+Z"
      size={large ? 'large' : 'normal'}
      reason={possible ? null : t('transport:nothingToUndo')}
      onClick={() => api.getState().undo()}
    />
  );
}

function RedoButton() {
  const { t } = useTranslation('transport');
  const api = useSessionApi();
  const possible = useSession((session) => session.canRedo);
  return (
    <IconButton
      icon={Redo2}
      label={t('transport:redo')}
      hint="Ctrl+Shift+Z"
      reason={possible ? null : t('transport:nothingToRedo')}
      onClick={() => api.getState().redo()}
    />
  );
}

/** On a phone: what is needed less often. */
function Overflow() {
  const { t } = useTranslation('transport');
  return (
    <Popover label={t('transport:more')} size="large" face={<Ellipsis size={18} aria-hidden="true" />}>
      {() => (
        <div className={styles.overflow}>
          <StartButton hidden={false} />
          <EndButton />
          <EffectButtons />
          <RedoButton />
          <SpeedSelect />
          <BranchMenu large={false} />
        </div>
      )}
    </Popover>
  );
}
