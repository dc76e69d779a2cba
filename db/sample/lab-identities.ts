/** Who the lab of the sample is when it buys. None of them exists. */
const people: readonly [market: string, name: string, address: string][] = [
  ['FR', 'Camille Perrault', '18 rue des Forges\n21000 Dijon'],
  ['FR', 'Hugo Lemarchand', '4 quai des Carmes\n49100 Angers'],
  ['FR', 'Inès Delorme', '27 avenue Foch\n57000 Metz'],
  ['FR', 'Bastien Corvaisier', '9 rue du Port\n29200 Brest'],
  ['DE', 'Jonas Ackermann', 'Lindenweg 12\n34117 Kassel'],
  ['DE', 'Greta Wiesner', 'Am Bahnhof 3\n07743 Jena'],
  ['DE', 'Malte Hinrichsen', 'Deichstraße 41\n24937 Flensburg'],
  ['DE', 'Swantje Kolbe', 'Rosenstraße 8\n99084 Erfurt'],
  ['ES', 'Lucía Navarro Gil', 'Calle del Pozo 15\n37001 Salamanca'],
  ['ES', 'Iker Arrieta', 'Plaza Nueva 6\n01001 Vitoria-Gasteiz'],
  ['ES', 'Marta Solís', 'Calle Ancha 30\n11001 Cádiz'],
  ['IT', 'Ilaria Benedetti', 'Via dei Mille 22\n43121 Parma'],
  ['IT', 'Davide Colucci', 'Corso Italia 7\n70121 Bari'],
  ['IT', 'Elisa Zanetti', 'Via Piave 11\n33100 Udine'],
  ['GB', 'Rowan Ellis', '5 Mill Lane\nLudlow SY8 1AA'],
  ['GB', 'Priya Nair', '61 Harbour Road\nWhitby YO21 3PU'],
  ['BE', 'Lotte Vermeulen', 'Kerkstraat 19\n2300 Turnhout'],
  ['NL', 'Sander Dekkers', 'Molenpad 4\n7411 Deventer'],
  ['AT', 'Valentin Moser', 'Feldgasse 9\n8010 Graz'],
  ['PT', 'Beatriz Fontes', 'Rua da Fonte 13\n4700 Braga'],
];

export const labIdentities = people.map(([market, name, address], nth) => ({
  ...{ market, name, address },
  email: `${name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z ]/g, '')
    .replaceAll(' ', '.')}@post-${market.toLowerCase()}.test`,
  phone: `+00 555 01${String(nth + 10)}`,
}));
