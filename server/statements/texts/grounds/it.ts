/** The Italian words of the grounds that an installation starts with. */
export const it: Readonly<Record<string, { title: string; text: string }>> = {
  'late-delivery': {
    title: 'Gli ordini sono consegnati entro il giorno promesso',
    text: 'I venditori consegnano entro il giorno promesso all’acquirente. Se la quota di ordini in ritardo supera la soglia pubblicata, il marketplace può avvertire, limitare o sospendere il venditore.',
  },
  complaint: {
    title: 'Gli acquirenti non hanno motivo di reclamare',
    text: 'I venditori forniscono dispositivi funzionanti e conformi alla descrizione e risolvono i problemi. Se la quota di ordini con reclamo supera la soglia pubblicata, il marketplace può avvertire, limitare o sospendere il venditore.',
  },
  return: {
    title: 'I dispositivi non tornano indietro a causa del venditore',
    text: 'I dispositivi sono spediti completi, funzionanti, autentici e conformi alla descrizione. Se la quota di ordini restituiti a causa del venditore supera la soglia pubblicata, il marketplace può avvertire, limitare o sospendere il venditore.',
  },
  'low-review': {
    title: 'Gli acquirenti sono soddisfatti',
    text: 'I venditori servono gli acquirenti in modo che siano soddisfatti. Se la quota di recensioni da una o due stelle supera la soglia pubblicata, il marketplace può avvertire, limitare o sospendere il venditore.',
  },
  cancellation: {
    title: 'I venditori evadono gli ordini',
    text: 'I venditori offrono solo ciò che hanno e non annullano gli ordini. Se la quota di ordini annullati dal venditore supera la soglia pubblicata, il marketplace può avvertire, limitare o sospendere il venditore.',
  },
  'slow-reply': {
    title: 'Gli acquirenti ricevono risposta entro 24 ore lavorative',
    text: 'I venditori rispondono ai reclami entro 24 ore lavorative. Se la quota di risposte più tardive supera la soglia pubblicata, il marketplace può avvertire il venditore.',
  },
  inspection: {
    title: 'I dispositivi sono buoni come vengono venduti',
    text: 'I dispositivi corrispondono allo stato in cui sono offerti. Il marketplace lo verifica con acquisti di prova estratti a sorte. Se troppi non vengono superati, può avvertire, limitare o sospendere il venditore.',
  },
  'bad-order': {
    title: 'Gli ordini vanno bene nel complesso',
    text: 'Se la quota di ordini che vanno male in un modo o nell’altro supera la soglia pubblicata, il marketplace può avvertire, limitare o sospendere il venditore, anche se nessun singolo dato la supera.',
  },
  'trade-in': {
    title: 'I dispositivi usati sono acquistati correttamente',
    text: 'Chi acquista dispositivi usati li esamina, li paga e li restituisce in tempo e mantiene la propria offerta. Se le soglie pubblicate sono superate, il marketplace può avvertire, limitare o sospendere tale acquirente.',
  },
  safety: {
    title: 'Nessun pericolo per gli acquirenti e nessun dato altrui',
    text: 'I dispositivi sono autentici e sicuri, non contengono dati di precedenti proprietari e non sono bloccati da alcun account. Se ne viene trovato uno che non lo è, il marketplace può sospendere subito il venditore finché la causa non è rimossa.',
  },
  'repeated-infringement': {
    title: 'Violazione ripetuta delle presenti condizioni',
    text: 'Se un venditore ha violato ripetutamente le presenti condizioni e le misure precedenti non sono servite, il marketplace può cessare il servizio nei suoi confronti.',
  },
  'legal-obligation': {
    title: 'Una legge o un’autorità lo impone',
    text: 'Se una legge, un giudice o un’autorità impone al marketplace di limitare o cessare il servizio nei confronti di un venditore, esso lo fa in tale misura.',
  },
};
