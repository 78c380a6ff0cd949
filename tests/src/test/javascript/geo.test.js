// "GeoPoints" of the guide: near, areas, polygons. Distances are in kilometres, miles and radians.
import { assert, before, device, differs, master, name, refused, server, sorted, test, values } from './support/suite.js';

const Parse = device();
const [Place, Region] = ['Place', 'Region'].map(name);
const point = (latitude, longitude) => new Parse.GeoPoint(latitude, longitude);
const query = () => new Parse.Query(Place);
const inOrder = async asked => values(await asked.find(), 'name');
const named = async asked => sorted(await asked.find(), 'name');
const sanFrancisco = point(37.7749, -122.4194);

before(async () => {
  const places = [
    ['Los Angeles', 34.0522, -118.2437],
    ['Oakland', 37.8044, -122.2712],
    ['New York', 40.7128, -74.006],
    ['San Francisco', 37.7749, -122.4194],
    ['San Jose', 37.3382, -121.8863],
    ['Fiji', -17.7134, 179.9],
  ];
  for (const [place, latitude, longitude] of places) {
    await new Parse.Object(Place, { name: place, location: point(latitude, longitude) }).save();
  }
  await new Parse.Object(Place, { name: 'Atlantis' }).save();
});

test('near finds all that have a point, the nearest first', async () => {
  assert.deepEqual(await inOrder(query().near('location', sanFrancisco)), [
    'San Francisco',
    'Oakland',
    'San Jose',
    'Los Angeles',
    'New York',
    'Fiji',
  ]);
});

test('near takes a limit, a skip and further constraints', async () => {
  const asked = query().near('location', sanFrancisco).notEqualTo('name', 'Oakland');

  assert.deepEqual(await inOrder(asked.skip(1).limit(2)), ['San Jose', 'Los Angeles']);
});

test('near across the date line', async () => {
  assert.deepEqual(await inOrder(query().near('location', point(-17.7, -179.9)).limit(1)), ['Fiji']);
});

test('withinKilometers ends at its distance', async () => {
  assert.deepEqual(await inOrder(query().withinKilometers('location', sanFrancisco, 20)), ['San Francisco', 'Oakland']);
  assert.deepEqual(await inOrder(query().withinKilometers('location', sanFrancisco, 100)), ['San Francisco', 'Oakland', 'San Jose']);
});

test('withinMiles ends at its distance', async () => {
  assert.deepEqual(await inOrder(query().withinMiles('location', sanFrancisco, 20)), ['San Francisco', 'Oakland']);
  assert.deepEqual(await inOrder(query().withinMiles('location', sanFrancisco, 5)), ['San Francisco']);
});

test('withinRadians ends at its distance', async () => {
  assert.deepEqual(await inOrder(query().withinRadians('location', sanFrancisco, 0.1)), [
    'San Francisco',
    'Oakland',
    'San Jose',
    'Los Angeles',
  ]);
});

test('distances of the SDK and of the server are the same', async () => {
  const oakland = await query().equalTo('name', 'Oakland').first();
  const distance = oakland.get('location').kilometersTo(sanFrancisco);

  const within = kilometres => named(query().withinKilometers('location', sanFrancisco, kilometres));
  assert.deepEqual(await within(distance * 1.0001), ['Oakland', 'San Francisco']);
  assert.deepEqual(await within(distance * 0.9999), ['San Francisco']);
});

test('withinKilometers unsorted keeps an order of its own', async () => {
  const asked = query().withinKilometers('location', sanFrancisco, 100, false).descending('name');

  assert.deepEqual(await inOrder(asked), ['San Jose', 'San Francisco', 'Oakland']);
});

test(
  'order wins over the distance',
  differs('its PostgreSQL adapter lets the distance win', async () => {
    const asked = query().withinKilometers('location', sanFrancisco, 100).ascending('name');

    assert.deepEqual(await inOrder(asked), ['Oakland', 'San Francisco', 'San Jose']);
  }),
);

test('withinGeoBox finds what is in a box', async () => {
  const asked = query().withinGeoBox('location', point(37.7, -122.6), point(37.9, -122.2));

  assert.deepEqual(await named(asked), ['Oakland', 'San Francisco']);
});

test('withinPolygon finds what is in a polygon of points or pairs', async () => {
  const corners = [point(37, -123), point(38, -123), point(38, -121), point(37, -121)];
  const bay = ['Oakland', 'San Francisco', 'San Jose'];

  assert.deepEqual(await named(query().withinPolygon('location', corners)), bay);
  const pairs = corners.map(corner => [corner.longitude, corner.latitude]);
  assert.deepEqual(await named(query().withinPolygon('location', pairs)), bay);
});

test('withinPolygon with a corner that points inwards', async () => {
  const corners = [point(37, -123), point(38, -123), point(38, -121), point(37.5, -121), point(37.5, -122.2), point(37, -122.2)];

  assert.deepEqual(await named(query().withinPolygon('location', corners)), ['Oakland', 'San Francisco']);
});

test('withinPolygon of two points is refused', async () => {
  await refused(
    107,
    query()
      .withinPolygon('location', [point(1, 1), point(2, 2)])
      .find(),
  );
});

test('polygonContains finds the polygons around a point', async () => {
  const square = (latitude, longitude, size) =>
    new Parse.Polygon([
      [latitude, longitude],
      [latitude, longitude + size],
      [latitude + size, longitude + size],
      [latitude + size, longitude],
    ]);
  await Parse.Object.saveAll([
    new Parse.Object(Region, { name: 'small', bounds: square(0, 0, 1) }),
    new Parse.Object(Region, { name: 'large', bounds: square(0, 0, 10) }),
    new Parse.Object(Region, { name: 'elsewhere', bounds: square(20, 20, 5) }),
  ]);
  const around = (latitude, longitude) => new Parse.Query(Region).polygonContains('bounds', point(latitude, longitude));

  assert.deepEqual(await named(around(0.5, 0.5)), ['large', 'small']);
  assert.deepEqual(await named(around(5, 5)), ['large']);
  assert.deepEqual(await named(around(-5, 5)), []);
});

test('count of near', async () => {
  assert.equal(await query().withinKilometers('location', sanFrancisco, 100).count(), 3);
});

test('a point is equal to itself', async () => {
  assert.deepEqual(await named(query().equalTo('location', sanFrancisco)), ['San Francisco']);
});

test('exists tells who has a point', async () => {
  assert.deepEqual(await named(query().doesNotExist('location')), ['Atlantis']);
});

test('near finds the same with an index', async () => {
  if (!server.isParseServer) {
    const schema = new (master().Schema)(Place);
    await schema.addIndex('around', { location: '2dsphere' }).update();
  }

  assert.deepEqual(await inOrder(query().near('location', point(40, -74)).limit(2)), ['New York', 'Los Angeles']);
});

test('near with include, select and each', async () => {
  const seen = [];
  await query()
    .withinKilometers('location', sanFrancisco, 100)
    .select('name')
    .each(place => void seen.push(place.get('name')));

  assert.deepEqual(seen.sort(), ['Oakland', 'San Francisco', 'San Jose']);
});

test('near in an inner query', async () => {
  const [visited] = await query().equalTo('name', 'Oakland').find();
  const trip = await new Parse.Object(name('Trip'), { place: visited }).save();

  const within = kilometres =>
    new Parse.Query(trip.className).matchesQuery('place', query().withinKilometers('location', sanFrancisco, kilometres, false));

  assert.deepEqual([await within(20).count(), await within(5).count()], [1, 0]);
});

test('areas inside or', async () => {
  const west = query().withinGeoBox('location', point(30, -125), point(40, -110));
  const asked = Parse.Query.or(west, query().equalTo('name', 'Fiji'));

  assert.deepEqual(await named(asked), ['Fiji', 'Los Angeles', 'Oakland', 'San Francisco', 'San Jose']);
});

test('a point moves', async () => {
  const place = await new Parse.Object(Place, { name: 'Ship', location: point(-40, 10) }).save();

  await place.save({ location: point(-41, 11) });

  assert.deepEqual(await named(query().withinKilometers('location', point(-41, 11), 1)), ['Ship']);
  assert.deepEqual(await named(query().withinKilometers('location', point(-40, 10), 1)), []);
  await place.destroy();
});
