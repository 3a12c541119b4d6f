import type { Link } from '../../sim/types';
import { isCut } from '../../sim/world';
import { ActionsOn } from './ActionsOn';
import { Facts } from './Facts';
import { Section } from './Section';
import { useMoment } from './useMoment';
import { useTexts } from './useTexts';

/** One link: whether it works, and what travels on it. */
export function LinkDetails({ link }: { readonly link: Link }) {
  const { world } = useMoment();
  const texts = useTexts();
  const [a, b] = link;
  const flying = world.network.filter((message) => link.includes(message.from) && link.includes(message.to));
  return (
    <>
      <Section title={`${a} – ${b}`}>
        <Facts
          rows={[
            [texts.own('link.state'), texts.own(isCut(world, a, b) ? 'link.cut' : 'link.whole')],
            [
              texts.own('link.flying'),
              flying.map((message) => `${message.type} → ${message.to}`).join(', ') ||
                texts.own('link.nothing'),
            ],
          ]}
        />
      </Section>
      <ActionsOn subject={{ kind: 'link', link }} />
    </>
  );
}
