import { checkerPage } from '~/services/pack/checkerPage';

/** The page that checks evidence packs without a network, for anybody, as a file: whoever was handed a pack should not have to take the page from it. */
export const loader = async () =>
  new Response(await checkerPage(), {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Disposition': `attachment; filename="check.html"; filename*=UTF-8''${encodeURIComponent('质安离线核对.html')}` },
  });
