/** The Spanish words of the grounds that an installation starts with. */
export const es: Readonly<Record<string, { title: string; text: string }>> = {
  'late-delivery': {
    title: 'Los pedidos se entregan a más tardar el día prometido',
    text: 'Los vendedores entregan a más tardar el día prometido al comprador. Si la proporción de pedidos con retraso supera el umbral publicado, el mercado puede advertir, limitar o suspender al vendedor.',
  },
  complaint: {
    title: 'Los compradores no tienen motivo de queja',
    text: 'Los vendedores suministran dispositivos que funcionan y se ajustan a lo descrito, y resuelven los problemas. Si la proporción de pedidos con reclamación supera el umbral publicado, el mercado puede advertir, limitar o suspender al vendedor.',
  },
  return: {
    title: 'Los dispositivos no se devuelven por causa del vendedor',
    text: 'Los dispositivos se envían completos, en funcionamiento, auténticos y conformes a lo descrito. Si la proporción de pedidos devueltos por causa del vendedor supera el umbral publicado, el mercado puede advertir, limitar o suspender al vendedor.',
  },
  'low-review': {
    title: 'Los compradores quedan satisfechos',
    text: 'Los vendedores atienden a los compradores de modo que queden satisfechos. Si la proporción de valoraciones de una o dos estrellas supera el umbral publicado, el mercado puede advertir, limitar o suspender al vendedor.',
  },
  cancellation: {
    title: 'Los vendedores cumplen los pedidos',
    text: 'Los vendedores ofrecen solo lo que tienen y no cancelan pedidos. Si la proporción de pedidos cancelados por el vendedor supera el umbral publicado, el mercado puede advertir, limitar o suspender al vendedor.',
  },
  'slow-reply': {
    title: 'Los compradores reciben respuesta en 24 horas laborables',
    text: 'Los vendedores responden a las reclamaciones en 24 horas laborables. Si la proporción de respuestas más tardías supera el umbral publicado, el mercado puede advertir al vendedor.',
  },
  inspection: {
    title: 'Los dispositivos son tan buenos como se venden',
    text: 'Los dispositivos corresponden al estado en que se ofrecen. El mercado lo comprueba con compras de prueba elegidas al azar. Si demasiadas no se superan, puede advertir, limitar o suspender al vendedor.',
  },
  'bad-order': {
    title: 'Los pedidos salen bien en conjunto',
    text: 'Si la proporción de pedidos que salen mal de un modo u otro supera el umbral publicado, el mercado puede advertir, limitar o suspender al vendedor, aunque ninguna cifra por sí sola lo supere.',
  },
  'trade-in': {
    title: 'Los dispositivos usados se compran con lealtad',
    text: 'Quien compra dispositivos usados los examina, los paga y los devuelve a tiempo y mantiene su oferta. Si se superan los umbrales publicados, el mercado puede advertir, limitar o suspender a ese comprador.',
  },
  safety: {
    title: 'Ningún peligro para los compradores ni datos ajenos',
    text: 'Los dispositivos son auténticos y seguros, no contienen datos de propietarios anteriores y no están bloqueados por ninguna cuenta. Si se encuentra uno que no lo sea, el mercado puede suspender al vendedor de inmediato hasta que se elimine la causa.',
  },
  'repeated-infringement': {
    title: 'Infracción reiterada de estas condiciones',
    text: 'Cuando un vendedor ha infringido reiteradamente estas condiciones y las medidas anteriores no han surtido efecto, el mercado puede poner fin al servicio que le presta.',
  },
  'legal-obligation': {
    title: 'Una ley o una autoridad lo exige',
    text: 'Cuando una ley, un tribunal o una autoridad exige que el mercado restrinja o ponga fin al servicio que presta a un vendedor, lo hace en esa medida.',
  },
};
