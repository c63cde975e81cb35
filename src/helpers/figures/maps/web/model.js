// The claims and what of them is shown: by side, type and date. Days count from 1970-01-01; an undated claim has none.

const MANY = 60; // claims from which outliers do not widen what the map goes to

function makeModel(data) {
  const claims = data.claims;
  const count = claims.id.length;
  const dated = [];
  for (let i = 0; i < count; i++) if (claims.from[i] !== null) dated.push(i);
  // Just wide enough that each claim meets it: a claim of a month need not lie in it from the first day to the last.
  const first = dated.reduce((day, i) => Math.min(day, claims.to[i]), Infinity);
  const last = dated.reduce((day, i) => Math.max(day, claims.from[i]), -Infinity);
  const listeners = [];
  const shown = {
    sides: data.sides.map(() => true),
    types: data.types.map(() => true),
    undated: true,
    from: first,
    to: last,
    only: null, // the ids that the page around the map asks for; null for all
  };

  function isShown(i) {
    if (shown.only && !shown.only.has(claims.id[i])) return false;
    if (!shown.sides[claims.side[i]] || !shown.types[claims.type[i]]) return false;
    if (claims.from[i] === null) return shown.undated;
    return claims.from[i] <= shown.to && claims.to[i] >= shown.from;
  }

  // Claims shown at each point, by side: bySpot[spot][side] = [claim, …].
  function bySpot() {
    const spots = data.spots.map(() => null);
    for (let i = 0; i < count; i++) {
      if (!isShown(i)) continue;
      const spot = claims.spot[i];
      if (!spots[spot]) spots[spot] = data.sides.map(() => []);
      spots[spot][claims.side[i]].push(i);
    }
    return spots;
  }

  // South-western and north-eastern corner of where these claims are, of many of them of nine in ten; null for none or all.
  function around(ids) {
    const asked = Array.from({ length: count }, (_, i) => i).filter((i) => ids && ids.has(claims.id[i]));
    if (!asked.length) return null;
    const ends = ["lat", "lon"].map((axis) => {
      const all = asked.map((i) => data.spots[claims.spot[i]][axis]).sort((a, b) => a - b);
      const cut = all.length > MANY ? Math.floor(all.length / 20) : 0;
      return [all[cut], all[all.length - 1 - cut]];
    });
    return [0, 1].map((end) => ends.map((axis) => axis[end]));
  }

  let waiting = false;
  function change(edit) {
    edit(shown);
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      listeners.forEach((listener) => listener());
    });
  }

  return {
    data, claims, count, shown, first, last, isShown, bySpot, around, change,
    undated: count - dated.length,
    driven: false, // whether the page around the map has the filters, as a shared report has
    hasDates: dated.length > 0,
    onChange: (listener) => listeners.push(listener),
  };
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function dayName(day) {
  const date = new Date(day * 86400000);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

function plural(n, one, many) {
  return `${n} ${n === 1 ? one : many || one + "s"}`;
}
