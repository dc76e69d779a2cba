/** What the sample's buyers write, by language: openings and continuations, happy and unhappy. All invented. */
export interface ReviewTexts {
  happy: readonly string[];
  happyMore: readonly string[];
  unhappy: readonly string[];
  unhappyMore: readonly string[];
}

export const reviewTexts: Readonly<Record<string, ReviewTexts>> = {
  fr: {
    happy: [
      'Comme neuf',
      'Très bon état, rien à redire',
      'Conforme à la description 👍',
      'Livraison rapide',
      'Bonne surprise',
      'Parfait pour ma fille',
    ],
    happyMore: [
      'batterie à 91 %.',
      'une micro-rayure au dos, invisible avec la coque.',
      'le vendeur a répondu en une heure.',
      'emballage soigné,\nboîte double.',
      'je recommande "les yeux fermés".',
      '',
    ],
    unhappy: [
      'Déçu',
      'Annoncé "excellent", reçu rayé',
      'Écran jaune 😡',
      'Batterie vide en deux heures',
      'Colis ouvert',
      'Très en retard',
    ],
    unhappyMore: [
      'je l’ai renvoyé aussitôt.',
      'aucune réponse du vendeur.',
      'le chargeur manquait,\nla notice aussi.',
      'ce n’est pas le modèle commandé.',
      'à éviter.',
      '',
    ],
  },
  de: {
    happy: ['Wie neu', 'Alles bestens', 'Top Zustand 👌', 'Schnell geliefert', 'Besser als erwartet', 'Gerne wieder'],
    happyMore: [
      'Akku bei 93 %.',
      'kleiner Kratzer am Rand, stört nicht.',
      'sehr gut verpackt.',
      'Einrichtung in zehn Minuten,\nalles lief.',
      'der Händler hat "sofort" geantwortet.',
      '',
    ],
    unhappy: [
      'Leider enttäuscht',
      'Als "sehr gut" verkauft, Display zerkratzt',
      'Akku hält keinen Vormittag',
      'Falsche Farbe geliefert',
      'Zu spät',
      'Gerät gesperrt 😠',
    ],
    unhappyMore: [
      'ging sofort zurück.',
      'keine Antwort seit einer Woche.',
      'Ladekabel fehlte,\nRechnung auch.',
      'die Kamera rauscht.',
      'nie wieder.',
      '',
    ],
  },
  it: {
    happy: ['Perfetto', 'Come nuovo 😍', 'Tutto come descritto', 'Spedizione veloce', 'Ottimo rapporto qualità prezzo'],
    happyMore: [
      'batteria al 90 %.',
      'un graffietto sul bordo, niente di che.',
      'imballo robusto.',
      'venditore gentile,\nrisponde subito.',
      '',
    ],
    unhappy: [
      'Deluso',
      'Descritto "ottimo", schermo graffiato',
      'Si spegne da solo',
      'Arrivato in ritardo 😤',
      'Non è quello ordinato',
    ],
    unhappyMore: [
      'reso chiesto oggi.',
      'nessuna risposta.',
      'mancava il caricatore,\ne la scatola era rotta.',
      'non lo consiglio.',
      '',
    ],
  },
  es: {
    happy: ['Como nuevo', 'Perfecto 👏', 'Tal como se describe', 'Llegó antes de tiempo', 'Muy contenta con la compra'],
    happyMore: [
      'la batería aguanta todo el día.',
      'una marca pequeña en la esquina.',
      'bien embalado.',
      'mi madre está encantada,\ngracias.',
      '',
    ],
    unhappy: [
      'Mala experiencia',
      'Decía "excelente" y vino golpeado',
      'La pantalla parpadea',
      'Llegó tarde 😒',
      'Otro modelo',
    ],
    unhappyMore: ['lo he devuelto.', 'nadie contesta.', 'sin cargador,\nsin factura.', 'no repetiré.', ''],
  },
  en: {
    happy: [
      'Like new',
      'Great value',
      'Exactly as described 👍',
      'Arrived early',
      'Could not tell it was used',
      'Happy with it',
    ],
    happyMore: [
      'battery health 92%.',
      'one hairline scratch, honestly invisible.',
      'packed like a museum piece.',
      'seller answered within the hour,\non a Sunday!',
      'would buy "pre-loved" again.',
      '',
    ],
    unhappy: [
      'Disappointed',
      'Sold as "excellent", it is not',
      'Dead on arrival 😡',
      'Battery dies by lunch',
      'Wrong colour',
      'A week late',
    ],
    unhappyMore: [
      'sent it back.',
      'no answer from the seller.',
      'box was open,\ncharger missing.',
      'still logged in to someone else’s account.',
      'avoid.',
      '',
    ],
  },
  nl: {
    happy: ['Als nieuw', 'Prima toestel', 'Snel geleverd 🚲', 'Precies zoals beschreven'],
    happyMore: ['accu 89 %.', 'krasje op de rand,\nvalt niet op.', 'netjes verpakt.', ''],
    unhappy: ['Valt tegen', 'Zou "zeer goed" zijn', 'Accu zo leeg', 'Veel te laat'],
    unhappyMore: ['teruggestuurd.', 'geen reactie.', 'oplader ontbrak.', ''],
  },
  pt: {
    happy: ['Impecável', 'Parece novo ✨', 'Entrega rápida', 'Tudo conforme'],
    happyMore: ['bateria a 90 %.', 'um risco pequeno,\nnada de mais.', 'bem embalado.', ''],
    unhappy: ['Desiludido', 'Dizia "excelente"', 'Não liga', 'Chegou atrasado'],
    unhappyMore: ['já devolvi.', 'sem resposta.', 'faltava o cabo.', ''],
  },
  pl: {
    happy: ['Jak nowy', 'Super sprzęt 👍', 'Szybka wysyłka', 'Zgodny z opisem'],
    happyMore: ['bateria 91%.', 'drobna rysa,\nprawie niewidoczna.', 'dobrze zapakowany.', ''],
    unhappy: ['Rozczarowanie', 'Miał być "doskonały"', 'Ekran miga', 'Za późno'],
    unhappyMore: ['odesłany.', 'brak odpowiedzi.', 'bez ładowarki.', ''],
  },
  sv: {
    happy: ['Som ny', 'Mycket nöjd 😊', 'Snabb leverans'],
    happyMore: ['batteriet på 90 %.', 'en liten repa,\nsyns knappt.', ''],
    unhappy: ['Besviken', 'Skulle vara "utmärkt"', 'Kom för sent'],
    unhappyMore: ['skickade tillbaka den.', 'inget svar.', ''],
  },
  fi: {
    happy: ['Kuin uusi', 'Hyvä kauppa 👍', 'Nopea toimitus'],
    happyMore: ['akku 92 %.', 'pieni naarmu,\nei haittaa.', ''],
    unhappy: ['Pettymys', 'Piti olla "erinomainen"', 'Myöhässä'],
    unhappyMore: ['palautin.', 'ei vastausta.', ''],
  },
  el: {
    happy: ['Σαν καινούριο', 'Πολύ καλό 👌', 'Γρήγορη παράδοση'],
    happyMore: ['μπαταρία 90 %.', 'μια μικρή γρατζουνιά,\nδεν φαίνεται.', ''],
    unhappy: ['Απογοήτευση', 'Έγραφε "άριστο"', 'Ήρθε αργά'],
    unhappyMore: ['το επέστρεψα.', 'καμία απάντηση.', ''],
  },
  sk: {
    happy: ['Ako nový', 'Spokojnosť 👍', 'Rýchle dodanie'],
    happyMore: ['batéria 90 %.', 'malý škrabanec,\nnevadí.', ''],
    unhappy: ['Sklamanie', 'Mal byť "výborný"', 'Prišlo neskoro'],
    unhappyMore: ['vrátil som ho.', 'bez odpovede.', ''],
  },
  ja: {
    happy: ['新品のようです', 'とても満足 😊', '配送が早い'],
    happyMore: ['電池は91%。', '小さな傷はありますが、\n気になりません。', ''],
    unhappy: ['残念です', '「極美品」のはずが傷だらけ', '届くのが遅い'],
    unhappyMore: ['返品しました。', '返信がありません。', ''],
  },
};
