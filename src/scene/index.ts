/** The geometry of the stage: pure functions of the parts of a frame, a size and a time. */
export { countdowns, leftOf, type Countdown } from './timers.ts';
export { gathered } from './gather.ts';
export { flightsAt, flightsStill, planFlights, trail, type Flight } from './flights.ts';
export { boxAround, centre, type Box, type Curve, type Point, type Size } from './geometry.ts';
export { glyphOf, isRefusal, lookOf, type Glyph, type MessageKind, type Shape } from './glyphs.ts';
export { flightNear } from './hit.ts';
export { groundOf, type Ground } from './ground.ts';
export { FRAME, labels, TOKEN, type Label, type Lettering } from './labels.ts';
export { fractionOf, layout, withDragged } from './layout.ts';
export { type Arrangement, type Host, type Layout, type Machine, type Place } from './plan.ts';
export { cutByStroke, network, roadBetween, type Network, type Road } from './links.ts';
export { sidesOf, type Seam } from './seam.ts';
export { SIGN } from './signs.ts';
export { marks, saidBox, type Mark } from './marks.ts';
export {
  ACCEPTOR,
  ACCEPTOR_RADIUS,
  CELL,
  CLIENT,
  DOT,
  LEADER,
  REPLICA,
  replicaWidth,
  seatGrid,
  VOTES_BESIDE,
  type Build,
} from './measures.ts';
export { discOf, whyPath, type Footstep } from './why-path.ts';
export { roleOf } from './names.ts';
export { neighbour, type Direction } from './neighbours.ts';
export { HUES, hueOf } from './hue.ts';
export { heightFor, isRoomFor, LETTER_MIN, letterHeight, shortNumber, tilesIn } from './tiles.ts';
export { trafficAxis, trafficCharts, type Chart } from './traffic.ts';
export {
  joinLogs,
  laneOrder,
  NO_FILTER,
  planLifelines,
  type Arrow,
  type Fold,
  type LifeFilter,
  type LifePlan,
  type LifePoint,
} from './lifelines.ts';
export { lifeSigns, type SeenArrow } from './life-signs.ts';
export {
  acrossOf,
  downOf,
  endsOf,
  lifeHit,
  lifeTicks,
  markHeight,
  placeOf,
  type LifeHit,
  type LifeView,
} from './life-view.ts';
