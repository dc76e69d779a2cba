/** The words of the lab: what a mystery order can be, as the contract names it and as people say it. */
export const categories = [
  'smartphones',
  'laptops',
  'tablets',
  'consoles',
  'smartwatches',
  'audio',
  'appliances',
  'desktops',
  'tv',
  'mobility',
  'retro',
  'accessories',
] as const;
export const grades = ['fair', 'good', 'excellent', 'premium'] as const;
