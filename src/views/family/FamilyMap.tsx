import { useMemo } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { type FamilyStep, familySteps, type Member, members } from '../../lessons/family';
import { STANDARD } from '../../sim/types';
import styles from './Family.module.css';
import { boxOf, CARD, routeOf, sizeOf } from './geometry';

interface Props {
  readonly selected: FamilyStep;
  readonly onSelect: (step: FamilyStep) => void;
}

/** The map: who came from whom. Its steps are numbered as in the list beside it, where the keyboard finds them. */
export function FamilyMap({ selected, onSelect }: Props) {
  const { t } = useTranslation('family');
  const size = sizeOf(members);
  const routes = useMemo(() => {
    const places = new Map(members.map((member) => [member.id, boxOf(member)]));
    return familySteps.flatMap((step) => {
      const route = routeOf(step, places);
      return route ? [{ step, route }] : [];
    });
  }, []);
  return (
    <section className={styles.scroller} aria-label={t('map')}>
      <svg
        className={styles.map}
        viewBox={`0 0 ${size.width} ${size.height}`}
        width={size.width}
        height={size.height}
        aria-hidden="true"
      >
        <defs>
          <marker
            id="family-tip"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="10"
            markerHeight="10"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0,0.5 7.5,4 0,7.5z" className={styles.tip} />
          </marker>
        </defs>
        {routes.map(({ step, route }) => (
          <path
            key={step.id}
            d={route.path}
            className={styles.route}
            data-selected={step === selected}
            markerEnd="url(#family-tip)"
          />
        ))}
        {members.map((member) => (
          <Card
            key={member.id}
            member={member}
            isEnd={member.id === selected.from || member.id === selected.to}
          />
        ))}
        {routes.map(({ step, route: { middle } }, index) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: a second way for the pointer; the list has the buttons.
          <g
            key={step.id}
            className={styles.number}
            data-selected={step === selected}
            transform={`translate(${middle.x} ${middle.y})`}
            onClick={() => onSelect(step)}
          >
            <circle r="22" className={styles.reach} />
            <circle r="13" />
            <text>{index + 1}</text>
          </g>
        ))}
      </svg>
    </section>
  );
}

function Card({ member, isEnd }: { readonly member: Member; readonly isEnd: boolean }) {
  const { t } = useTranslation('family');
  const { x, y } = boxOf(member);
  const { protocol, variant } = member;
  const [name, note] =
    variant === STANDARD
      ? [t(`short.${protocol}`), t(`note.${member.id}`)]
      : [t(`member.${member.id}`), t(`note.${member.id}`)];
  return (
    <g transform={`translate(${x} ${y})`} className={styles.card} data-end={isEnd}>
      <rect width={CARD.width} height={CARD.height} rx="10" />
      <text x={CARD.width / 2} y="24" className={styles.name}>
        {name}
      </text>
      <text x={CARD.width / 2} y="46" className={styles.small}>
        {note}
      </text>
    </g>
  );
}
