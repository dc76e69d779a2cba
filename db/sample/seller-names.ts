/** Invented shop names that sound like their country and their trade: `*` stands for the family or place. */
import { marketOf } from './markets.ts';
import type { Random } from './random.ts';

interface Names {
  places: readonly string[];
  /** One or two patterns for each kind of seller. */
  trades: Readonly<Record<string, readonly string[]>>;
}

const words = (text: string): string[] => text.split(' ').map((word) => word.replaceAll('_', ' '));

const trades = (
  factory: string,
  repairer: string,
  recycler: string,
  trader: string,
  lessor: string,
  manufacturer: string,
  retailer: string,
  mobileOperator: string,
): Names['trades'] => {
  const split = (text: string) => text.split('|');
  return {
    factory: split(factory),
    repairer: split(repairer),
    recycler: split(recycler),
    trader: split(trader),
    lessor: split(lessor),
    manufacturer: split(manufacturer),
    retailer: split(retailer),
    mobile_operator: split(mobileOperator),
  };
};

const names: Readonly<Record<string, Names>> = {
  fr: {
    places: words(
      'Vasseur Morvan Delaunoy Quesnel Tréguier Barjac Lormoy Saintonge Valmeyer Cordouan Brévent Aubrac Roumieu Castellan Garrigou Penhoët Vauclair Marsanne Chastel Bellegarde Kerouan Montferrin Ostrevant Fontrouve',
    ),
    trades: trades(
      'Manufacture *|Usine *',
      'Atelier *|Ateliers *',
      'Recyclerie *|Ressourcerie *',
      'Comptoir *|* Négoce',
      'Location *|* Parcs et Flottes',
      'Établissements *|* Électronique',
      'Magasins *|Maison *',
      '* Télécom|Mobile *',
    ),
  },
  de: {
    places: words(
      'Lindhagen Brückmann Osterfeld Habichtswald Wiesentahl Kronacker Falkenried Steinbeißer Mühlental Ahrensdorff Dornbusch Rehgarten Eichenlohe Sonnwald Tannhof Hollerbach Bergheimer Rosenau Weidental Kirchfeld',
    ),
    trades: trades(
      'Werk *|*-Aufbereitung',
      'Werkstatt *|Handydoktor *',
      'Kreislauf *|Wertstoffhof *',
      'Handelshaus *|* Handel',
      '* Mietpark|Leihwerk *',
      '* Gerätebau|Gebrüder *',
      'Elektrohaus *|Kaufhaus *',
      '* Funk|Netz *',
    ),
  },
  it: {
    places: words(
      'Rossi Bellandi Corsaro Trevigiani Monteverdi Salviati Brambati Fontanella Ghirardini Pellegri Casalunga Rivalta Sanvito Torregrossa Valdarno Martinelli Caprera Lomellina',
    ),
    trades: trades(
      'Fabbrica *|Stabilimento *',
      'Officina *|Bottega *',
      'Recupero *|Riciclo *',
      'Commerciale *|* Ingrosso',
      'Noleggi *|* Flotte',
      'Elettronica *|Fratelli *',
      'Empori *|Negozi *',
      '* Mobile|Telefonia *',
    ),
  },
  es: {
    places: words(
      'Quirós Bermejal Altamira Santolaya Valdehierro Montesclaros Robledal Peñalba Carrascal Ordesa Zubialde Castroviejo Lucientes Almenara Torrealta Ribagorza',
    ),
    trades: trades(
      'Fábrica *|Planta *',
      'Taller *|Talleres *',
      'Reciclajes *|Segunda Vida *',
      'Comercial *|* Mayoristas',
      'Alquileres *|* Renting',
      'Industrias *|Electrónica *',
      'Almacenes *|Tiendas *',
      '* Móvil|Telefonía *',
    ),
  },
  en: {
    places: words(
      'Ashgrove Copperhill Larkfield Thornbury_Lane Millbrook_Cross Redfern Oakhollow Stonebridge_Quay Wexcombe Harrowmere Kestrel_Bay Foxglove Pinecrest Juniper_Falls Calder_&_Webb Maple_Junction Hollins Briarwood Saltmarsh Tidewater_Pine',
    ),
    trades: trades(
      '* Renewal Works|* Remanufacturing',
      '* Phone Repairs|* Fixers',
      '* Reclaim|* Circular',
      '* Trading|* Wholesale',
      '* Leasing|* Fleet Returns',
      '* Devices|* Appliances',
      '* Stores|* Electricals',
      '* Mobile|* Wireless',
    ),
  },
  nl: {
    places: words(
      'Vermeersch Duinrand Hoogland Lindewater Oosterbroek Molenaar_&_Zn Rietveldt Wilgenhof Zandstra Kaaspoort',
    ),
    trades: trades(
      'Fabriek *|* Revisie',
      'Werkplaats *|Telefoonmaker *',
      'Kringloop *|* Hergebruik',
      'Handelshuis *|* Groothandel',
      'Verhuur *|* Lease',
      '* Apparaten|Gebroeders *',
      'Winkels *|* Elektro',
      '* Mobiel|* Telecom',
    ),
  },
  pt: {
    places: words('Alvarenga Montejunto Ribatejana Penedo Castanheira Vilarinho Serralva Lagoaça Arrábidos'),
    trades: trades(
      'Fábrica *|Unidade *',
      'Oficina *|Reparações *',
      'Reciclagem *|Nova Vida *',
      'Comercial *|* Revenda',
      'Alugueres *|* Frotas',
      'Eletrónica *|Irmãos *',
      'Lojas *|Armazéns *',
      '* Móvel|Telecom *',
    ),
  },
  pl: {
    places: words('Brzozowski Jaworznik Dębowa Kalinka Orlik Sosnowy_Gaj Wierzbica Zielony_Młyn Lipowiec'),
    trades: trades(
      'Zakłady *|Fabryka *',
      'Serwis *|Warsztat *',
      'Odzysk *|Eko *',
      'Hurtownia *|Handel *',
      'Wynajem *|* Flota',
      'Elektronika *|Bracia *',
      'Sklepy *|Dom Handlowy *',
      '* Mobile|Telefonia *',
    ),
  },
  sv: {
    places: words('Björkvik Lindåker Norrsund Granliden Älvdahl Sjöholmen Tallberga'),
    trades: trades(
      '* Verket|* Fabrik',
      '* Verkstad|Mobilfixarna *',
      '* Återbruk|* Kretslopp',
      '* Handel|* Grossist',
      '* Hyr|* Leasing',
      '* Elektronik|Bröderna *',
      '* Butikerna|* Varuhus',
      '* Mobil|* Tele',
    ),
  },
  fi: {
    places: words('Koivuranta Järvenlaine Mäntysaari Honkala Sinivuori Kuusamäki Talvilahti'),
    trades: trades(
      '* Tehdas|* Kunnostus',
      '* Huolto|Korjaamo *',
      '* Kierrätys|* Kierto',
      '* Kauppa|* Tukku',
      '* Vuokra|* Leasing',
      '* Laite|Veljekset *',
      '* Myymälät|* Kodinkone',
      '* Mobiili|* Tele',
    ),
  },
  el: {
    places: words('Kallidromos Meltemi Anthousa Pyrgadia Lykavos Thalassini Marathia'),
    trades: trades(
      '* Works|Ergostasio *',
      '* Service|Ergastiri *',
      '* Anakyklosi|* Kyklos',
      'Emporiki *|* Trade',
      '* Rent|* Fleet',
      '* Electronics|Afoi *',
      'Katastimata *|* Stores',
      '* Mobile|* Kinita',
    ),
  },
  sk: {
    places: words('Javorina Kriváňska Lipovec Podhradský Brezina Vršatec Oravan'),
    trades: trades(
      'Závod *|* Renova',
      'Servis *|Dielňa *',
      'Recyklácia *|* Eko',
      'Obchod *|* Veľkoobchod',
      'Prenájom *|* Flotila',
      '* Elektro|Bratia *',
      'Predajne *|Dom *',
      '* Mobil|* Telekom',
    ),
  },
  ja: {
    places: words('Asahino Kazemachi Midorigawa Hoshizora Tsukimori Shiokaze Yamabuki Komorebi'),
    trades: trades(
      '* Saisei|* Works',
      '* Shuri|* Repair',
      '* Recycle|* Junkan',
      '* Shoji|* Trading',
      '* Lease|* Rental',
      '* Denki|* Seisakusho',
      '* Store|* Camera',
      '* Mobile|* Tsushin',
    ),
  },
};

/** A name that is not among those taken, and takes it. */
export function nameSeller(random: Random, country: string, kind: string, taken: Set<string>): string {
  const { places, trades: patterns } = names[marketOf(country).language]!;
  for (let tries = 0; ; tries += 1) {
    const twin = tries > 40 ? ` ${['&', '+'][tries % 2]!} ${random.pick(places)}` : '';
    const name = random.pick(patterns[kind]!).replace('*', random.pick(places) + twin);
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}
