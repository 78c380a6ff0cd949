// What the protocol has besides: installations, health, server info; and what is not there yet, which must say so.
import { assert, device, deviceOf, master, name, refused, server, test } from './support/suite.js';

const Master = master();

test('an installation is saved, and once more', async () => {
  const Parse = device();
  const installation = await Parse.Installation.currentInstallation();
  installation.set('deviceType', 'web');

  await installation.save();
  installation.set('channels', ['news']);
  installation.set('badge', 3);
  await installation.save();

  const found = await new Master.Query(Master.Installation).equalTo('installationId', installation.installationId).find();
  assert.deepEqual(
    found.map(one => [one.id, one.get('channels'), one.get('badge')]),
    [[installation.id, ['news'], 3]],
  );
});

test('an installation without a type of device is refused with 135', async () => {
  const Parse = device();
  const bare = new Parse.Object('_Installation', { installationId: name('device') });

  await refused(135, bare.save());
});

test('an installation can not become another', async () => {
  const Parse = device();
  const installation = await Parse.Installation.currentInstallation();
  installation.set('deviceType', 'web');
  await installation.save();

  await refused(136, installation.save({ deviceType: 'ios' }));
  await refused(136, installation.save({ installationId: name('other') }));
});

test('installations are not found by clients', async () => {
  await refused(119, new (device().Query)('_Installation').find());
});

test('an installation of the same id is the same', async () => {
  const Parse = device();
  const installationId = name('device').toLowerCase();
  const first = await new Parse.Object('_Installation', { installationId, deviceType: 'web' }).save();

  await new Parse.Object('_Installation', { installationId, deviceType: 'web', badge: 7 }).save();

  const found = await new Master.Query('_Installation').equalTo('installationId', installationId).find();
  assert.deepEqual(
    found.map(one => [one.id, one.get('badge')]),
    [[first.id, 7]],
  );
});

test('the server is well', async () => {
  assert.equal((await device().getServerHealth()).status, 'ok');
});

test('server info tells features and a version to the master key', async () => {
  const info = await Master.CoreManager.getRESTController().request('GET', 'serverInfo', {});

  assert.match(info.parseServerVersion, /^\d+\.\d+/);
  assert.equal(info.features.schemas.addField, true);
});

test('a wrong application id is refused', async () => {
  const Parse = device();
  Parse.applicationId = 'wrong';

  await assert.rejects(new Parse.Query(name('Thing')).find(), { message: 'unauthorized' });
});

test('a wrong JavaScript key is refused', async () => {
  const Parse = device();
  Parse.javaScriptKey = 'wrong';

  await assert.rejects(new Parse.Query(name('Thing')).find(), { message: 'unauthorized' });
});

test('a URL with a slash at its end is the same server', async () => {
  const Parse = device();
  Parse.serverURL = `${server.url}/`;

  await Parse.Object.saveAll([new Parse.Object(name('Thing')), new Parse.Object(name('Thing'))]);
});

test('headers of the program are no harm', async () => {
  const Parse = device();
  Parse.CoreManager.set('REQUEST_HEADERS', { 'X-Custom': 'yes', 'Cache-Control': 'no-cache' });

  await new Parse.Object(name('Thing')).save();
});

test('a cloud function that is not defined is refused with 141', async () => {
  await refused(141, device().Cloud.run('hello', { to: 'all' }));
});

test('a job that is not defined is refused with 141', async () => {
  await refused(141, Master.Cloud.startJob('sweep', {}));
});

test('classes of the server’s own are for the master key', async () => {
  const Parse = device();

  for (const className of ['_JobStatus', '_PushStatus', '_Hooks', '_GlobalConfig', '_Audience', '_JobSchedule', '_Idempotency']) {
    await refused(119, new Parse.Query(className).find());
    await refused(119, new Parse.Object(className, { a: 'b' }).save());
  }
});

const notYet = server.isParseServer ? { skip: 'is there on Parse Server' } : {};
const COMMAND_UNAVAILABLE = 108;

for (const [what, ask] of Object.entries({
  'a file of base64': Parse => new Parse.File('hello.txt', { base64: 'aGVsbG8=' }).save(),
  'a file of bytes': Parse => new Parse.File('hello.txt', [104, 105]).save(),
  'the config': Parse => Parse.Config.get(),
  'an event of analytics': Parse => Parse.Analytics.track('search', { source: 'web' }),
  'a cloud job’s data': () => Master.Cloud.getJobsData(),
  'a config that is saved': () => Master.Config.save({ a: 1 }),
  'a push': () => Master.Push.send({ channels: ['news'], data: { alert: 'hi' } }),
  'a webhook': () => Master.Hooks.createFunction('hello', 'http://127.0.0.1:9/hello'),
  'the webhooks': () => Master.Hooks.getTriggers(),
})) {
  test(`${what} is refused with 108 and a reason`, notYet, async () => {
    const error = await refused(COMMAND_UNAVAILABLE, ask(device()));

    assert.match(error.message, /not supported by this version/);
  });
}

test('an object that was read can be kept as JSON and saved again', async () => {
  const { Parse, user } = await deviceOf();
  const object = await new Parse.Object(name('Thing'), { when: new Date(5), owner: user, where: new Parse.GeoPoint(1, 2) }).save();

  const copy = Parse.Object.fromJSON(JSON.parse(JSON.stringify({ ...object.toJSON(), className: object.className })));
  copy.set('more', true);
  await copy.save();

  const found = await new Parse.Query(object.className).get(object.id);
  assert.deepEqual([found.get('when'), found.get('owner').id, found.get('more')], [new Date(5), user.id, true]);
});
