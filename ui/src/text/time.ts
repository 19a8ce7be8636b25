// Words for ages and lengths of time.
export const time = {
  justNow: 'just now',
  minutesAgo_one: '{{count}} minute ago',
  minutesAgo_other: '{{count}} minutes ago',
  hoursAgo_one: '{{count}} hour ago',
  hoursAgo_other: '{{count}} hours ago',
  daysAgo_one: '{{count}} day ago',
  daysAgo_other: '{{count}} days ago',
  never: 'never',
  underAMinute: 'less than a minute',
  aboutMinutes_one: 'about {{count}} minute',
  aboutMinutes_other: 'about {{count}} minutes',
  minuteRange: '{{low}} to {{high}} minutes',
  notEnded: 'not ended yet',
  tookHours: '{{hours}} h {{minutes}} min',
  tookMinutes: '{{minutes}} min {{seconds}} s',
  tookSeconds: '{{seconds}} s',
} as const;
