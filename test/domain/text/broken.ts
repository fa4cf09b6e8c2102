/** A text that has nothing to say, or says what only programs understand. */
export const BROKEN = /undefined|null|NaN|\[object|=>|^\s*$/;
