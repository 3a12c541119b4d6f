/** What cannot be shown: control characters, halves of characters, what turns the direction of writing around. */
export const unshowable = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;
