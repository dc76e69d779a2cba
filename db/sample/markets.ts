/** The sample's 17 markets: share of the demand, money, the languages that buyers write in, and invented carriers. */
export interface Market {
  code: string;
  share: number;
  currency: string;
  /** Minor units of the currency for one euro cent. */
  perEuroCent: number;
  language: string;
  /** The first carrier brings about half of the parcels. */
  carriers: readonly string[];
}

const market = (
  code: string,
  share: number,
  language: string,
  carriers: readonly string[],
  currency = 'EUR',
  perEuroCent = 1,
): Market => ({ code, share, currency, perEuroCent, language, carriers });

export const markets: readonly Market[] = [
  market('FR', 22, 'fr', ['Colis Hexagone', 'Navette Verte', 'Point Malin']),
  market('DE', 17, 'de', ['Paketfuchs', 'Nordlicht Versand', 'Spreebote']),
  market('IT', 11, 'it', ['Corriere Stivale', 'Pacco Lampo']),
  market('ES', 10, 'es', ['Mensajería Cierzo', 'Paquete Ágil']),
  market('US', 8, 'en', ['Prairie Parcel', 'Bluejay Freight', 'Mainline Ground'], 'USD', 1.08),
  market('GB', 7, 'en', ['Heron Parcels', 'Moorland Post'], 'GBP', 0.85),
  market('NL', 4, 'nl', ['Pakketmolen', 'Duinpost']),
  market('BE', 4, 'fr', ['Ardenne Colis', 'Scheldepost']),
  market('PT', 3, 'pt', ['Correio Andorinha', 'Tejo Expresso']),
  market('AT', 3, 'de', ['Alpenbote', 'Donaukurier Paket']),
  market('PL', 3, 'pl', ['Paczka Żubr', 'Wisła Kurier'], 'PLN', 4.3),
  market('SE', 2, 'sv', ['Norrskenspaket', 'Älgposten'], 'SEK', 11.2),
  market('FI', 2, 'fi', ['Revontuli Rahti', 'Järviposti']),
  market('JP', 1.5, 'ja', ['Tsubame Bin', 'Hayate Parcel'], 'JPY', 1.6),
  market('IE', 1.5, 'en', ['Shamrock Lane', 'Liffey Parcels']),
  market('GR', 1, 'el', ['Meltemi Courier', 'Aegis Dema']),
  market('SK', 1, 'sk', ['Tatranský Balík', 'Dunaj Kuriér']),
];

export const marketOf = (code: string): Market => markets.find((one) => one.code === code)!;
