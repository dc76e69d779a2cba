/** Who the lab of the sample is when it buys: made from usual names and streets. None of them exists. */
import { randomOf } from './random.ts';

interface Market {
  market: string;
  first: string;
  last: string;
  streets: string;
  towns: readonly string[];
}

const markets: readonly Market[] = [
  {
    market: 'FR',
    first: 'Camille Hugo Inès Bastien Maëlle Théo Clémence Adrien Lucie Gaspard',
    last: 'Perrault Lemarchand Delorme Corvaisier Vasseur Rigaud Tissier Marchais',
    streets: 'rue-des-Forges quai-des-Carmes avenue-Foch rue-du-Port rue-Basse',
    towns: ['21000 Dijon', '49100 Angers', '57000 Metz', '29200 Brest'],
  },
  {
    market: 'DE',
    first: 'Jonas Greta Malte Swantje Finn Leonie Henning Frieda Till Ronja',
    last: 'Ackermann Wiesner Hinrichsen Kolbe Drechsler Lohse Brandis Ottersbach',
    streets: 'Lindenweg Am-Bahnhof Deichstraße Rosenstraße Feldweg',
    towns: ['34117 Kassel', '07743 Jena', '24937 Flensburg', '99084 Erfurt'],
  },
  {
    market: 'ES',
    first: 'Lucía Iker Marta Álvaro Nerea Gonzalo Irene Rubén',
    last: 'Navarro Arrieta Solís Cañadas Pedrosa Villalba',
    streets: 'Calle-del-Pozo Plaza-Nueva Calle-Ancha Calle-Mayor',
    towns: ['37001 Salamanca', '01001 Vitoria-Gasteiz', '11001 Cádiz'],
  },
  {
    market: 'IT',
    first: 'Ilaria Davide Elisa Matteo Chiara Lorenzo Giada Pietro',
    last: 'Benedetti Colucci Zanetti Marangoni Fabbri Lanza',
    streets: 'Via-dei-Mille Corso-Italia Via-Piave Via-Garibaldi',
    towns: ['43121 Parma', '70121 Bari', '33100 Udine'],
  },
  {
    market: 'GB',
    first: 'Rowan Priya Callum Maisie Tariq Bethan',
    last: 'Ellis Nair Hargreaves Whitlock Okafor',
    streets: 'Mill-Lane Harbour-Road Church-Street',
    towns: ['Ludlow SY8 1AA', 'Whitby YO21 3PU'],
  },
];

export const labMarkets = markets.map(({ market }) => market);

/** The nth identity in a market, the same for the same seed. */
export function labIdentity(seed: number, market: string, nth: number) {
  const { first, last, streets, towns } = markets.find((one) => one.market === market)!;
  const random = randomOf(seed, 11, markets.findIndex((one) => one.market === market) * 1000 + nth);
  const name = `${random.pick(first.split(' '))} ${random.pick(last.split(' '))}`;
  const street = random.pick(streets.split(' ')).replaceAll('-', ' ');
  const letters = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z ]/g, '');
  return {
    ...{ market, name, address: `${street} ${random.between(2, 88)}\n${random.pick(towns)}` },
    email: `${letters.replaceAll(' ', '.')}${random.between(10, 99)}@post-${market.toLowerCase()}.test`,
    phone: `+00 555 01${random.between(10, 99)}`,
  };
}
