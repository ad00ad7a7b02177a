// The conflicts of a tenant, for a person: to see both sides, and to settle. All that it does goes
// through the API, with the token that the person typed in; the browser forgets it with the tab.
'use strict';

const byId = (id) => document.getElementById(id);
const KEY = 'tributary-token';
let cursor = null;

async function call(path, body) {
  const headers = { Authorization: 'Bearer ' + sessionStorage.getItem(KEY) };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
    headers['Idempotency-Key'] = crypto.randomUUID ? crypto.randomUUID() : String(Math.random()).slice(2) + Date.now();
  }
  const answer = await fetch(path, { method: body === undefined ? 'GET' : 'POST', headers,
    body: body === undefined ? undefined : JSON.stringify(body) });
  const json = await answer.json();
  if (!answer.ok) {
    throw Object.assign(new Error(json.detail || json.title), { problem: json });
  }
  return json;
}

function say(text, bad) {
  byId('said').textContent = text;
  byId('said').classList.toggle('bad', Boolean(bad));
}

async function attempt(work) {
  try {
    await work();
  } catch (failure) {
    say(failure.message, true);
  }
}

function filter() {
  const chosen = {};
  for (const [name, value] of new FormData(byId('filter'))) {
    if (value !== '') {
      chosen[name] = name === 'since' || name === 'until' ? new Date(value).toISOString() : value;
    }
  }
  return chosen;
}

async function show(next) {
  const query = new URLSearchParams({ ...filter(), limit: '50' });
  if (next) {
    query.set('cursor', cursor);
  } else {
    byId('list').replaceChildren();
  }
  const page = await call('/v1/conflicts?' + query);
  page.conflicts.forEach((conflict) => byId('list').append(item(conflict)));
  cursor = page.cursor;
  byId('more').hidden = !page.hasMore;
  const count = byId('list').children.length;
  say(count === 0 ? 'There are no such conflicts.' : count + (page.hasMore ? ' shown, there are more.' : ' shown.'));
}

function item(conflict) {
  const li = byId('conflict').content.cloneNode(true).firstElementChild;
  const part = (name) => li.querySelector(name);
  part('.name').textContent = conflict.type + ' ' + conflict.entityId;
  part('.mark').textContent = conflict.status.toLowerCase().replace('_', ' ');
  part('.when').textContent = new Date(conflict.detectedAt).toLocaleString();
  part('details').addEventListener('toggle', () => {
    if (part('details').open && !li.filled) {
      li.filled = true;
      attempt(() => fill(li, conflict));
    }
  });
  return li;
}

// A large side comes by reference in the list, so the conflict is asked for when it is opened.
async function fill(li, listed) {
  const part = (name) => li.querySelector(name);
  const conflict = await call('/v1/conflicts/' + listed.id);
  const { current, incoming } = conflict;
  const entity = await call('/v1/entities/' + encodeURIComponent(conflict.type) + '/'
    + encodeURIComponent(conflict.entityId)).catch(() => null);
  part('.facts').textContent = 'rule ' + conflict.rule + ', tier ' + conflict.tier
    + '; the hub has version ' + (current.version ?? 'none') + ' of node ' + current.node
    + ', and node ' + incoming.node + ' sent ' + words(incoming)
    + (incoming.version == null ? '' : ' on version ' + incoming.version);
  part('tbody').replaceChildren(...rows(current, incoming));
  part('.settled').textContent = conflict.settled ? settled(conflict.settled) : '';
  if (entity) {
    see(li, entity, current.version);
  }
  part('.merged textarea').value = JSON.stringify(merged(entity || current, incoming), null, 2);
  part('.merged').hidden = conflict.status !== 'PENDING';
  part('.choices').replaceChildren(...choices(li, conflict));
  part('form').addEventListener('submit', (event) => event.preventDefault());
}

function words(side) {
  return { document: 'a document', patch: 'a patch', deletion: 'a deletion',
    increment: 'a count', assignment: 'a new count' }[side.kind] || side.kind;
}

function settled({ settlement, at }) {
  return settlement.resolution + (settlement.side ? ' ' + settlement.side : '') + ' by '
    + settlement.resolver + ', ' + new Date(at).toLocaleString()
    + (settlement.note ? ': ' + settlement.note : '');
}

function rows(current, incoming) {
  const left = current.data || {};
  const right = incoming.data || {};
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return names.map((name) => {
    const row = document.createElement('tr');
    const head = document.createElement('th');
    head.scope = 'row';
    head.textContent = name;
    // What a patch does not name stays as it is, so it is no difference.
    const says = name in right || incoming.kind !== 'patch';
    row.classList.toggle('differs', says && text(left, name) !== text(right, name));
    row.append(head, cell(left, name, "The hub's"), cell(right, name, 'What came in'));
    return row;
  });
}

function text(data, name) {
  return name in data ? JSON.stringify(data[name], null, 1) : undefined;
}

function cell(data, name, side) {
  const td = document.createElement('td');
  const value = text(data, name);
  td.dataset.side = side;
  td.textContent = value === undefined ? '(nothing)' : value;
  td.classList.toggle('none', value === undefined);
  return td;
}

function merged(base, incoming) {
  const counted = incoming.kind === 'increment' || incoming.kind === 'assignment';
  return counted ? base.data || {} : { ...base.data, ...incoming.data };
}

// From now on a settlement is for this state of the entity, which the person has before them.
function see(li, entity, before) {
  li.seen = entity.version;
  if (entity.version !== before) {
    li.querySelector('.now').textContent = 'By now the entity is version ' + entity.version + ': '
      + (entity.data ? JSON.stringify(entity.data) : 'deleted');
  }
}

function choices(li, conflict) {
  const note = () => li.querySelector('[name=note]').value || undefined;
  const settle = (body) => () => attempt(() => send(li, conflict, 'settle', { ...body(), note: note() }));
  const restore = (side) => () => attempt(() => send(li, conflict, 'restore', { side, note: note() }));
  return conflict.status === 'PENDING'
    ? [button('Keep what the hub has', settle(() => ({ resolution: 'keep' }))),
      button('Take what came in', settle(() => ({ resolution: 'take' }))),
      button('Use the merged document', settle(() => ({ resolution: 'merge',
        data: typed(li.querySelector('[name=data]').value) })))]
    : [button("Restore the hub's", restore('current')),
      button('Restore what came in', restore('incoming'))];
}

function typed(document) {
  try {
    return JSON.parse(document);
  } catch (failure) {
    throw new Error('The merged document is not JSON yet: ' + failure.message, { cause: failure });
  }
}

function button(label, work) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', work);
  return made;
}

async function send(li, conflict, how, body) {
  const path = '/v1/conflicts/' + conflict.id;
  // A settlement holds for what the person has seen: should the entity change meanwhile, it is refused.
  if (how === 'settle' && li.seen !== undefined) {
    body.ifVersion = li.seen;
  }
  try {
    const answer = await call(path + '/' + how, body);
    li.replaceWith(item(answer.conflict));
    say(conflict.type + ' ' + conflict.entityId + ' is settled.');
    (byId('list').querySelector('summary') || byId('filter')).focus();
  } catch (failure) {
    if (failure.problem && failure.problem.code === 'SETTLEMENT_OUTDATED' && failure.problem.entity) {
      const { entity } = failure.problem;
      see(li, entity);
      li.querySelector('.merged textarea').value = JSON.stringify(entity.data || {}, null, 2);
    }
    throw failure;
  }
}

async function settleMany(resolution, max) {
  const { order, ...chosen } = filter();
  if (!confirm('Settle up to ' + max + ' pending conflicts of this filter with "' + resolution + '"?')) {
    return;
  }
  const answer = await call('/v1/conflicts/settle', { filter: { ...chosen, status: 'PENDING',
    ...(chosen.tier ? { tier: Number(chosen.tier) } : {}) }, resolution, max });
  await show();
  say(Object.entries(answer.counts).map(([status, count]) => count + ' ' + status).join(', ')
    + (answer.remaining ? '; there are more.' : answer.outcomes.length ? '.' : 'There was nothing to settle.'));
}

function open() {
  document.querySelector('main').hidden = false;
  attempt(() => show());
}

byId('access').addEventListener('submit', (event) => {
  event.preventDefault();
  sessionStorage.setItem(KEY, byId('token').value.trim());
  byId('token').value = '';
  open();
});
byId('forget').addEventListener('click', () => {
  sessionStorage.removeItem(KEY);
  document.querySelector('main').hidden = true;
  byId('list').replaceChildren();
});
byId('filter').addEventListener('submit', (event) => {
  event.preventDefault();
  attempt(() => show());
});
byId('many').addEventListener('submit', (event) => {
  event.preventDefault();
  attempt(() => settleMany(event.submitter.value, Number(byId('many').elements.max.value)));
});
byId('more').addEventListener('click', () => attempt(() => show(true)));
if (sessionStorage.getItem(KEY)) {
  open();
}
