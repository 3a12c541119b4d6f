import { useTranslation } from '../i18n/useTranslation';
import { useSession } from '../session/useSession';
import { ToastRegion } from '../ui/ToastRegion';
import { Dialogs } from './Dialogs';
import { FileDrop } from './FileDrop';
import { useLayout } from './layout';
import { Part } from './Part';
import { Speaker } from './Speaker';
import { useBranchToast } from './useBranchToast';
import { useDesk } from './useDesk';
import { useProtocolStrings } from './useProtocolStrings';
import { useShortcuts } from './useShortcuts';
import { MediumLayout, PhoneLayout, WideLayout } from './views';

/** The page of a run: its areas laid out for the room there is, and what floats above them. */
export function Workbench() {
  const { t } = useTranslation('ui');
  const desk = useDesk();
  const layout = useLayout();
  const protocolId = useSession((session) => session.protocol.id);
  useProtocolStrings(protocolId);
  useBranchToast();
  useShortcuts(desk);
  return (
    <>
      <Part>
        {layout === 'wide' && <WideLayout desk={desk} />}
        {layout === 'medium' && <MediumLayout desk={desk} />}
        {layout === 'phone' && <PhoneLayout desk={desk} isLandscape={false} />}
        {layout === 'landscape' && <PhoneLayout desk={desk} isLandscape />}
      </Part>
      <Dialogs desk={desk} />
      <FileDrop />
      <Speaker />
      <ToastRegion closeLabel={t('ui:close')} />
    </>
  );
}
