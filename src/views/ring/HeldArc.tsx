import { arc as arcShape } from 'd3-shape';
import { type Arc, angleOf } from './geometry';
import type { Plan } from './plan';
import styles from './Stage.module.css';

interface Props {
  readonly arc: Arc | null;
  readonly plan: Plan;
}

/** The outline of the arc that is pointed at. */
export function HeldArc({ arc, plan }: Props) {
  if (!arc) return null;
  const path = arcShape()({
    innerRadius: plan.inner - 3,
    outerRadius: plan.outer + 3,
    startAngle: angleOf(arc.from) - (arc.from >= arc.to ? 2 * Math.PI : 0),
    endAngle: angleOf(arc.to),
  });
  return <path className={styles.held} d={path ?? ''} />;
}
