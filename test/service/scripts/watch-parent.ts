import { watchParent } from '../../../service/parent.ts';

/** Watches its parent, says so, and ends with a word when that is gone. */
const life = setInterval(() => {}, 60_000);
watchParent(process.env, () => {
  process.stdout.write('gone\n');
  clearInterval(life);
});
process.stdout.write('watching\n');
