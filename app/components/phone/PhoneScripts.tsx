import { phoneScript } from 'virtual:phone';
import noScriptCss from '~/styles/phoneNoScript.css?url';
import { useNonce } from '../nonce';

/** The phone's module, and the looks of its pages where no scripts run: everything open, and the browser's own file buttons. */
export function PhoneScripts() {
  return (
    <>
      <noscript>
        <link rel="stylesheet" href={noScriptCss} />
      </noscript>
      <script type="module" src={phoneScript} nonce={useNonce()} />
    </>
  );
}
