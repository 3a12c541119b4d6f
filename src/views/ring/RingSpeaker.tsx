import { useEffect, useState } from 'react';
import { formatNumber } from '../../i18n/format';
import { useTranslation } from '../../i18n/useTranslation';
import { editsOf } from '../../ring/history';
import { useRing } from '../../session/ring/useRing';
import { LiveRegion } from '../../ui/LiveRegion';
import { useEditText } from './useEditText';
import { usePicture } from './usePicture';

/** A slider or a pin speaks when it rests, not at each of its steps. */
const restMilliseconds = 500;

/** Says what an edit did, for whoever does not see the picture. */
export function RingSpeaker() {
  const { t } = useTranslation('ring');
  const history = useRing((state) => state.history);
  const textOf = useEditText();
  const { moves, keys } = usePicture();
  const last = editsOf(history)[history.position - 1];
  const said = last
    ? t('speaker', {
        edit: textOf(last),
        moved: formatNumber(moves.moved),
        total: formatNumber(keys.keys.length),
      })
    : '';
  const [spoken, speak] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => speak(said), restMilliseconds);
    return () => clearTimeout(timer);
  }, [said]);
  return <LiveRegion text={spoken} turn={history.position} />;
}
