/** The French words of the grounds that an installation starts with. */
export const fr: Readonly<Record<string, { title: string; text: string }>> = {
  'late-delivery': {
    title: 'Les commandes sont livrées au plus tard le jour promis',
    text: 'Les vendeurs livrent au plus tard le jour promis à l’acheteur. Si la part des commandes en retard dépasse le seuil publié, la place de marché peut avertir, limiter ou suspendre le vendeur.',
  },
  complaint: {
    title: 'Les acheteurs n’ont pas lieu de se plaindre',
    text: 'Les vendeurs fournissent des appareils en état de marche et conformes à leur description, et règlent les problèmes. Si la part des commandes avec réclamation dépasse le seuil publié, la place de marché peut avertir, limiter ou suspendre le vendeur.',
  },
  return: {
    title: 'Les appareils ne reviennent pas du fait du vendeur',
    text: 'Les appareils sont expédiés complets, en état de marche, authentiques et conformes. Si la part des commandes renvoyées du fait du vendeur dépasse le seuil publié, la place de marché peut avertir, limiter ou suspendre le vendeur.',
  },
  'low-review': {
    title: 'Les acheteurs sont satisfaits',
    text: 'Les vendeurs servent les acheteurs à leur satisfaction. Si la part des avis d’une ou deux étoiles dépasse le seuil publié, la place de marché peut avertir, limiter ou suspendre le vendeur.',
  },
  cancellation: {
    title: 'Les vendeurs exécutent les commandes',
    text: 'Les vendeurs n’offrent que ce qu’ils ont et n’annulent pas les commandes. Si la part des commandes annulées par le vendeur dépasse le seuil publié, la place de marché peut avertir, limiter ou suspendre le vendeur.',
  },
  'slow-reply': {
    title: 'Les acheteurs reçoivent une réponse sous 24 heures ouvrées',
    text: 'Les vendeurs répondent aux réclamations sous 24 heures ouvrées. Si la part des réponses plus tardives dépasse le seuil publié, la place de marché peut avertir le vendeur.',
  },
  inspection: {
    title: 'Les appareils sont aussi bons qu’annoncé',
    text: 'Les appareils correspondent à l’état dans lequel ils sont offerts. La place de marché le vérifie par des commandes test tirées au sort. Si trop d’entre elles échouent, elle peut avertir, limiter ou suspendre le vendeur.',
  },
  'bad-order': {
    title: 'Les commandes se passent bien dans l’ensemble',
    text: 'Si la part des commandes à problème, quel qu’il soit, dépasse le seuil publié, la place de marché peut avertir, limiter ou suspendre le vendeur, même si aucun chiffre pris isolément ne le dépasse.',
  },
  'trade-in': {
    title: 'Les appareils d’occasion sont repris loyalement',
    text: 'Qui reprend des appareils d’occasion les examine, les paie et les renvoie à temps et s’en tient à son offre. Si les seuils publiés sont dépassés, la place de marché peut avertir, limiter ou suspendre ce vendeur.',
  },
  safety: {
    title: 'Aucun danger pour les acheteurs, aucune donnée de tiers',
    text: 'Les appareils sont authentiques et sûrs, ne contiennent aucune donnée d’anciens propriétaires et ne sont verrouillés par aucun compte. Si l’un d’eux ne l’est pas, la place de marché peut suspendre le vendeur aussitôt, jusqu’à ce que la cause soit supprimée.',
  },
  'repeated-infringement': {
    title: 'Violation répétée des présentes conditions',
    text: 'Lorsqu’un vendeur a enfreint à plusieurs reprises les présentes conditions et que les mesures antérieures sont restées sans effet, la place de marché peut mettre fin au service qu’elle lui fournit.',
  },
  'legal-obligation': {
    title: 'Une loi ou une autorité l’exige',
    text: 'Lorsqu’une loi, une juridiction ou une autorité exige que la place de marché restreigne le service fourni à un vendeur ou y mette fin, elle le fait dans cette mesure.',
  },
};
