import { deliverActivities } from '../../activities/deliver.ts';
import { publishActivities } from '../../activities/publish.ts';
import { digestActivities } from '../../activities/send-digest.ts';
import type { Ledger } from '../../ledger/types/ledger.ts';
import { Attempts } from '../../notifications/attempts.ts';
import { channels } from '../../notifications/channels/channels.ts';
import type { Telling } from '../../notifications/case-deliveries.ts';
import { firstSender } from '../../notifications/send-first.ts';
import type { MailServer } from './mail-server.ts';

/**
 * The activities of deliveries as a worker runs them, with a note of what was handed over to workflows.
 * @param publishedAt what the clock shows when something is published
 */
export function deliveryWorker(
  ledger: Ledger,
  mailServer: MailServer,
  telling: Telling,
  publishedAt = Date.now,
) {
  const handedOver: string[] = [];
  const digests: [string, number][] = [];
  const now = Date.now;
  const mail = { smtpUrl: mailServer.url, from: { name: '', address: 'sla@contoso.example' } };
  const { deliveries, subscriptions, outbox } = ledger;
  const send = channels({ allowPrivateTargets: true, mail, now });
  const attempts = new Attempts({ send, deliveries, subscriptions, now });
  const deliveryStarter = {
    startDelivery: async (id: string) => void handedOver.push(id),
    startDigest: async (id: string, forMs: number) => void digests.push([id, forMs]),
  };
  const sendFirst = firstSender({ attempts, deliveryStarter });
  const { links } = telling;
  return {
    handedOver,
    digests,
    ...publishActivities({ outbox, sendFirst, telling, now: publishedAt }),
    ...deliverActivities({ deliveries, outbox, attempts, sendFirst, links, now }),
    ...digestActivities({ subscriptions, deliveries, deliveryStarter, now }),
  };
}
