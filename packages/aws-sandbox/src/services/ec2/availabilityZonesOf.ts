/** Direction words as zone ids shorten them: `east` → `e`, `southeast` → `se`. */
function shortDirection(direction: string): string {
  return direction
    .replace(
      /^(north|south)(east|west)$/,
      (_, first: string, second: string) => `${first[0]}${second[0]}`,
    )
    .replace(/^(north|south|east|west|central)$/, (word: string) => word[0]);
}

/** Names of a region's availability zones; three in every region. */
export function availabilityZonesOf(region: string): readonly string[] {
  return ['a', 'b', 'c'].map(letter => `${region}${letter}`);
}

/** Account-independent id of a zone: `eu-west-1b` → `euw1-az2`. */
export function zoneIdOf(zone: string): string {
  const [area, direction, number] = zone.slice(0, -1).split('-');
  const position = zone.charCodeAt(zone.length - 1) - 'a'.charCodeAt(0) + 1;
  return `${area}${shortDirection(direction)}${number}-az${position}`;
}
