"""Stopping consumers of aiokafka, whatever their brokers do."""

import asyncio

from aiokafka import AIOKafkaConsumer


async def stop_consumer(consumer: AIOKafkaConsumer) -> None:
    """Stop a consumer; asyncio.CancelledError leaves this only when the caller was cancelled.

    aiokafka cancels its own fetches and waits for them. One that waits for its next try, as all do while a broker is away,
    lets that out (0.14, `Fetcher._proc_fetch_request` and `close`), and who stops takes it for an end of his own: the live
    stream's hub ended so, without a word, and was gone when the broker was back.
    """
    try:
        await consumer.stop()
    except asyncio.CancelledError:
        task = asyncio.current_task()
        if task is None or task.cancelling():
            raise
        await consumer._client.close()  # noqa: SLF001  `stop` did not come to it, and does nothing when called again
