import { formatTime } from '../../i18n/format';
import type { Selection } from '../../session/types';
import { ActionsOn } from './ActionsOn';
import { Facts } from './Facts';
import { bodyText } from './format';
import { messageFate, progressOf } from './messageFate';
import { NodeLink } from './NodeLink';
import { Section } from './Section';
import { StepLink } from './StepLink';
import { useMoment } from './useMoment';
import { useTexts } from './useTexts';

/** One message: what it says, where it stands, what became of it, what can be done to it. */
export function MessageDetails({ name }: { readonly name: Extract<Selection, { kind: 'message' }> }) {
  const { setting, trace, position, world } = useMoment();
  const texts = useTexts();
  const found = messageFate(trace, position, world, name);
  if (!found) return <p>{texts.own('message.unknown')}</p>;
  const { message, fate, step, duplicated } = found;
  return (
    <>
      <Section title={message.type}>
        <Facts
          rows={[
            [texts.own('message.from'), <NodeLink key="from" id={message.from} />],
            [texts.own('message.to'), <NodeLink key="to" id={message.to} />],
            [texts.own('message.tx'), setting.cast.transactions.length > 1 ? message.tx : null],
            [texts.own('message.body'), bodyText(message.body) || texts.own('message.noBody')],
            [texts.own('message.sentAt'), fate === 'unsent' ? null : formatTime(message.sentAt)],
            [
              texts.own('message.due'),
              step === null && message.due !== null ? formatTime(message.due) : null,
            ],
            [
              texts.own('message.fate'),
              <>
                {texts.own(`message.fate-${fate === 'flying' ? progressOf(world, message) : fate}`)}{' '}
                {step !== null && <StepLink step={step + 1} />}
              </>,
            ],
            [
              texts.own('message.copies'),
              duplicated.length > 0 ? duplicated.map((at) => <StepLink key={at} step={at + 1} />) : null,
            ],
          ]}
        />
      </Section>
      {step === null && fate !== 'unsent' && <ActionsOn subject={name} />}
    </>
  );
}
