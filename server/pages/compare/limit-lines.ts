/** The lines of a funnel, from the smallest volume to the largest. */
export interface LimitLines {
  /** Orders, evenly spread over the powers. */
  orders: number[];
}

const points = 90;

export function limitLines(_rate: number, most: number): LimitLines {
  const orders = Array.from({ length: points }, (_, index) => most ** (index / (points - 1)));
  return { orders: orders.map((value) => Number(value.toPrecision(4))) };
}
