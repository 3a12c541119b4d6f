import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import './first.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { must } from '../base/assert';
import { loadProtocolStrings, startI18n } from '../i18n/i18n';
import { chooseLanguage } from '../i18n/language';
import { firstVisitProtocol, firstVisitRun } from '../lessons/catalog';
import { prepareAddress, startAddressSync } from '../session/address';
import { createSession } from '../session/session';
import { storyOf } from '../session/story/storyStore';
import { readStored } from '../ui/stored';
import { startTheme } from '../ui/theme';
import { App } from './App';
import { currentLayout } from './layout';
import { loadFirstSight } from './views';

/**
 * The theme first; then everything that has to come over the network, side by side; the run is worked out meanwhile. Until the
 * page is drawn, the scene in index.html stands in its place.
 */
async function start(): Promise<void> {
  startTheme();
  const views = loadFirstSight(currentLayout());
  const language = chooseLanguage(readStored('language'), navigator.languages);
  const texts = startI18n(language, [firstVisitProtocol]);
  const first = firstVisitRun();
  const session = createSession(first.run, first.position);
  // From here on playing stops at the questions of a story, whichever tab is open.
  storyOf(session);
  // What a link needs comes with everything else; a page without one waits for nothing.
  const linked = prepareAddress();
  await Promise.all([texts, views, linked]);
  startAddressSync(session);
  await loadProtocolStrings(session.getState().protocol.id);
  createRoot(must(document.getElementById('root'))).render(
    <StrictMode>
      <App session={session} />
    </StrictMode>,
  );
}

start().catch((error: unknown) => {
  // The texts may be what is missing, so these words cannot come from them.
  const notice = document.createElement('p');
  notice.textContent = `CommitScope could not start. Please reload. · CommitScope 未能启动，请刷新页面。 (${String(error)})`;
  document.getElementById('root')?.replaceChildren(notice);
});
