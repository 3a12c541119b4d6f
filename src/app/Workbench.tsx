import { useTranslation } from 'react-i18next';
import { useSession } from '../session/useSession';
import { ToastRegion } from '../ui/ToastRegion';
import { useMediaQuery } from '../ui/useMediaQuery';
import { Dialogs } from './Dialogs';
import { FileDrop } from './FileDrop';
import { Part } from './Part';
import { Speaker } from './Speaker';
import { useBranchToast } from './useBranchToast';
import { useDesk } from './useDesk';
import { useProtocolStrings } from './useProtocolStrings';
import { useShortcuts } from './useShortcuts';
import { MediumLayout, PhoneLayout } from './views';
import { WideLayout } from './WideLayout';

const LANDSCAPE_PHONE = '(orientation: landscape) and (min-width: 560px) and (max-height: 500px)';

/** The page of a run: its areas laid out for the room there is, and what floats above them. */
export function Workbench() {
  const { t } = useTranslation('ui');
  const desk = useDesk();
  const isWide = useMediaQuery('(min-width: 1200px)');
  const isPhone = useMediaQuery('(max-width: 699.98px)');
  const isLandscape = useMediaQuery(LANDSCAPE_PHONE);
  const protocolId = useSession((session) => session.protocol.id);
  useProtocolStrings(protocolId);
  useBranchToast();
  useShortcuts(desk);
  const isSmall = isPhone || isLandscape;
  return (
    <>
      <Part>
        {isSmall && <PhoneLayout desk={desk} isLandscape={isLandscape} />}
        {!isSmall && isWide && <WideLayout desk={desk} />}
        {!isSmall && !isWide && <MediumLayout desk={desk} />}
      </Part>
      <Dialogs desk={desk} />
      <FileDrop />
      <Speaker />
      <ToastRegion closeLabel={t('ui:close')} />
    </>
  );
}
