/** Links given as "100km" are a distance, anything else is a file. */
export const isDistance = (links: string): boolean => /^\s*[\d.,]+\s*(km|mi|m)?\s*$/i.test(links);
