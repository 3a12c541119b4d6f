import type { Selection } from '../../session/types';
import { actsOnLink, actsOnMessage, actsOnNode, type OfferedAct } from '../../sim/acts';
import { sameMessage } from '../../sim/messages';
import type { Setting } from '../../sim/model';
import type { World } from '../../sim/types';
import { ActionList } from './ActionList';
import { CrashMiddle } from './CrashMiddle';
import { PartitionChooser } from './PartitionChooser';
import { Section } from './Section';
import { useMoment } from './useMoment';
import { useTexts } from './useTexts';

/** What can be done to the subject now; without a subject, what can be done to the network. */
export function ActionsOn({ subject }: { readonly subject: Selection | null }) {
  const { setting, world } = useMoment();
  const texts = useTexts();
  const offered = offeredOn(setting, world, subject);
  return (
    <Section title={texts.own('actions.title')}>
      {offered.length > 0 && <ActionList offered={offered} />}
      {subject?.kind === 'node' && <CrashMiddle node={subject.node} />}
      {(subject === null || subject.kind === 'node' || subject.kind === 'link') && (
        <PartitionChooser node={subject?.kind === 'node' ? subject.node : null} />
      )}
    </Section>
  );
}

function offeredOn(setting: Setting, world: World, subject: Selection | null): OfferedAct[] {
  switch (subject?.kind) {
    case 'node':
      return actsOnNode(setting, world, subject.node);
    case 'link':
      return actsOnLink(setting, world, subject.link);
    case 'message': {
      const message = world.network.find((candidate) => sameMessage(candidate, subject));
      return message ? actsOnMessage(setting, world, message) : [];
    }
    default:
      return [];
  }
}
