// Shows the practice bar while the practice company is what is connected.
export function Practice() {
  return null;
}
