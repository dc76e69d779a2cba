/** The x with A·x = y, by Gauss's elimination with the largest pivot of each column. `rows` and `y` are used up. */
export function solveLinear(rows: Float64Array[], y: Float64Array): Float64Array {
  const n = y.length;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let i = column + 1; i < n; i++) if (Math.abs(rows[i]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = i;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    [y[column], y[pivot]] = [y[pivot]!, y[column]!];
    const top = rows[column]!;
    for (let i = column + 1; i < n; i++) {
      const row = rows[i]!;
      const factor = row[column]! / top[column]!;
      if (factor === 0) continue;
      for (let j = column; j < n; j++) row[j]! -= factor * top[j]!;
      y[i]! -= factor * y[column]!;
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) y[i]! -= rows[i]![j]! * y[j]!;
    y[i]! /= rows[i]![i]!;
  }
  return y;
}
