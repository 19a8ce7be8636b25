// How people are told, made up. `?notify=set` has all ways set up; `?notify=failed` has them failing.
import type { MailForm, MailSecurity, NotifyView, Told, Way, WayOutcome } from '@/bindings';
import type { Commands } from '../backend';
import { refuseWith } from './refusals';
import { ago, type World } from './world';

type NotifyCommands = Pick<
  Commands,
  | 'notifications'
  | 'setTellWhen'
  | 'switchWay'
  | 'webhookOffer'
  | 'setWebhook'
  | 'clearWebhook'
  | 'setMail'
  | 'clearMail'
  | 'testNotification'
>;

const ports: Record<MailSecurity, number> = { tls: 465, starttls: 587, none: 25 };

const failures: Record<Way, Told> = {
  desktop: {
    code: 'DESKTOP-UNAVAILABLE',
    what: 'The desktop did not take the message in time.',
    why: 'What shows notifications on this desktop does not answer.',
    fix: 'Sign out of the desktop and in again, or use mail or a webhook.',
  },
  webhook: {
    code: 'WEBHOOK-GONE',
    what: 'hooks.slack.com knows the webhook no more (404).',
    why: 'It was deleted, or the channel is gone or archived; or the address was not copied whole. It said: no_service',
    fix: 'Make a new webhook there and enter its address again.',
  },
  mail: {
    code: 'MAIL-SIGN-IN',
    what: 'smtp.acme.example:465 refused user name or password (535).',
    why: 'They are wrong, or this account may not send mail with a password.',
    fix: 'Check both. Where the account has a second factor, use an app password; in Microsoft 365, SMTP AUTH must be allowed for the mailbox.',
  },
};

export function notifySeed(wish: World['wishes']['notify']): NotifyView {
  const last = (way: Way): WayOutcome => ({
    at: ago(200),
    error: wish === 'failed' ? failures[way] : null,
  });
  if (wish === 'fresh') {
    return {
      when: 'changes',
      desktop: { on: true, present: true, last: null },
      webhook: null,
      mail: null,
    };
  }
  return {
    when: 'changes',
    desktop: { on: true, present: true, last: last('desktop') },
    webhook: {
      on: true,
      kind: 'slack',
      host: 'hooks.slack.com',
      secret: 'saved',
      variable: 'HALYARD_SECRET_NOTIFY_WEBHOOK_ADDRESS',
      last: last('webhook'),
    },
    mail: {
      on: wish !== 'failed',
      host: 'smtp.acme.example',
      port: 465,
      security: 'tls',
      user: 'it@acme.example',
      from: 'it@acme.example',
      to: ['boss@acme.example', 'desk@acme.example'],
      secret: 'saved',
      variable: 'HALYARD_SECRET_NOTIFY_MAIL_PASSWORD',
      last: last('mail'),
    },
  };
}

const plain: Told = {
  code: 'ADDRESS-NOT-HTTPS',
  what: 'The address of the webhook begins with http://.',
  why: 'Who reads it on the way could post in the channel.',
  fix: 'Use the https:// address. Plain http is accepted for this machine only.',
};

function hostOf(address: string): string {
  if (!address.startsWith('https://')) refuseWith(plain);
  return new URL(address).hostname;
}

const guessed = (host: string) => (host.endsWith('slack.com') ? 'slack' : 'teams');

export function notifyCommands(world: World): NotifyCommands {
  const change = (next: Partial<NotifyView>) => {
    world.notify = { ...world.notify, ...next };
    return Promise.resolve(world.notify);
  };
  const note = (way: Way, error: Told | null) => {
    const last = { at: new Date().toISOString(), error };
    const { desktop, webhook, mail } = world.notify;
    if (way === 'desktop') world.notify.desktop = { ...desktop, last };
    if (way === 'webhook' && webhook) world.notify.webhook = { ...webhook, last };
    if (way === 'mail' && mail) world.notify.mail = { ...mail, last };
  };
  return {
    notifications: () => Promise.resolve(world.notify),
    setTellWhen: (when) => change({ when }),
    switchWay: (way, on) => {
      const { desktop, webhook, mail } = world.notify;
      if (way === 'desktop') return change({ desktop: { ...desktop, on } });
      if (way === 'webhook') return change({ webhook: webhook && { ...webhook, on } });
      return change({ mail: mail && { ...mail, on } });
    },
    webhookOffer: (secret) => {
      const host = hostOf(secret ?? '');
      return Promise.resolve({ host, kind: guessed(host) });
    },
    setWebhook: (kind, secret) => {
      const host = secret === null ? (world.notify.webhook?.host ?? '') : hostOf(secret);
      const variable = 'HALYARD_SECRET_NOTIFY_WEBHOOK_ADDRESS';
      return change({
        webhook: {
          on: true,
          kind: kind ?? guessed(host),
          host,
          secret: 'saved',
          variable,
          last: null,
        },
      });
    },
    clearWebhook: () => change({ webhook: null }),
    setMail: (form: MailForm, secret) => {
      const to = form.to.split(',').map((one) => one.trim());
      return change({
        mail: {
          on: true,
          host: form.host,
          port: form.port ?? ports[form.security],
          security: form.security,
          user: form.user === '' ? null : form.user,
          from: form.from === '' ? form.user : form.from,
          to,
          secret: secret === null && world.notify.mail === null ? 'missing' : 'saved',
          variable: 'HALYARD_SECRET_NOTIFY_MAIL_PASSWORD',
          last: null,
        },
      });
    },
    clearMail: () => change({ mail: null }),
    testNotification: (way) => {
      const failing = world.wishes.notify === 'failed';
      note(way, failing ? failures[way] : null);
      if (failing) refuseWith(failures[way]);
      return Promise.resolve(null);
    },
  };
}
