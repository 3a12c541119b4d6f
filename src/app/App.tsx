import { Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { SessionApi } from '../session/session';
import { SessionProvider } from '../session/useSession';
import { ErrorBoundary } from './ErrorBoundary';
import { NotFound } from './NotFound';
import { Part } from './Part';
import { ComparePage, CostsPage, FamilyPage, RingPage } from './views';
import { Workbench } from './Workbench';

/** The pages, by the part of the address behind `#`. */
export function App({ session }: { readonly session: SessionApi }) {
  return (
    <ErrorBoundary>
      <SessionProvider value={session}>
        <Router hook={useHashLocation}>
          <Switch>
            <Route path="/" component={Workbench} />
            <Route path="/run/*?" component={Workbench} />
            <Route path="/compare/*">
              <Part>
                <ComparePage />
              </Part>
            </Route>
            <Route path="/ring/*?">
              <Part>
                <RingPage />
              </Part>
            </Route>
            <Route path="/family">
              <Part>
                <FamilyPage />
              </Part>
            </Route>
            <Route path="/costs">
              <Part>
                <CostsPage />
              </Part>
            </Route>
            <Route component={NotFound} />
          </Switch>
        </Router>
      </SessionProvider>
    </ErrorBoundary>
  );
}
