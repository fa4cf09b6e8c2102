import { Webhook } from 'standardwebhooks';
import { notSent, type Channel, type Outgoing } from './channel.ts';
import type { HttpPost } from './http-post.ts';

/** Signed webhooks by Standard Webhooks 1.0. While a secret is being replaced, both sign. */
export function webhookChannel(post: HttpPost, now: () => number): Channel {
  return async (outgoing) => {
    const at = now();
    const signature = signatureOf(outgoing, at);
    if (signature === '') return notSent(at, 'The subscription has no secret to sign with');
    return post(outgoing.to.target, outgoing.body, {
      'webhook-id': outgoing.id,
      'webhook-timestamp': String(Math.floor(at / 1000)),
      'webhook-signature': signature,
    });
  };
}

function signatureOf({ id, to, body }: Outgoing, at: number): string {
  const { secret, previousSecret } = to;
  const previous =
    previousSecret !== null && at < previousSecret.until ? previousSecret.secret : null;
  return [secret, previous]
    .filter((one) => one !== null)
    .map((one) => new Webhook(one).sign(id, new Date(at), body))
    .join(' ');
}
