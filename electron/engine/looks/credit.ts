import { literally } from '../templates/language/literally.ts';

/** The last line of an answer that somebody else wrote. Names are words of others: nothing in them is Markdown or an address, and nobody is called by them. */
export const creditLine = (author: string, reader: string): string => `*Written by ${plain(author)}; read and sent by ${plain(reader)}.*`;

const plain = (name: string): string => literally(name.replaceAll('@', '').replace(/:\/\/|www\./gi, ' ').replace(/\s+/g, ' ').trim().slice(0, 80));
